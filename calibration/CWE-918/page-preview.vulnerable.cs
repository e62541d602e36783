using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

namespace Site.Preview;

[ApiController]
[Route("api/preview")]
public sealed class PreviewController(IHttpClientFactory clients) : ControllerBase
{
    [HttpGet]
    public async Task<IActionResult> Get([FromQuery] string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return BadRequest();
        }
        using var client = clients.CreateClient();
        var html = await client.GetStringAsync(address);
        return Content(html[..Math.Min(html.Length, 500)], "text/plain");
    }
}
