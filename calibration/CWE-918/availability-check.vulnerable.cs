using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace Ops.Availability;

[Route("availability")]
public sealed class AvailabilityController(HttpClient client, IConfiguration configuration) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Check([FromQuery] Uri site)
    {
        var refused = new List<string> { "localhost", configuration["OwnHost"] ?? "127.0.0.1" };
        if (!site.IsAbsoluteUri || refused.Contains(site.Host))
        {
            return NotFound();
        }
        using var answer = await client.GetAsync(site, HttpCompletionOption.ResponseHeadersRead);
        return Json(new { up = answer.IsSuccessStatusCode, status = (int)answer.StatusCode });
    }
}
