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
        var sites = configuration.GetSection("Sites").Get<List<Uri>>() ?? [];
        var known = sites.Find(s => s == site);
        if (known is null)
        {
            return NotFound();
        }
        using var answer = await client.GetAsync(known, HttpCompletionOption.ResponseHeadersRead);
        return Json(new { up = answer.IsSuccessStatusCode, status = (int)answer.StatusCode });
    }
}
