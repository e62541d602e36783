using System.IO;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Tools.Echo;

[Route("echo")]
public sealed class EchoController : ControllerBase
{
    [HttpPost]
    public async Task Preview()
    {
        using var reader = new StreamReader(Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        await SendAsync("You sent: " + text);
    }

    private async Task SendAsync(string message)
    {
        Response.ContentType = "text/plain; charset=utf-8";
        Response.Headers["X-Content-Type-Options"] = "nosniff";
        await Response.WriteAsync(message);
    }
}
