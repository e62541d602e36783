using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Newtonsoft.Json;

namespace Shop.Baskets;

public sealed record BasketLine(string Sku, int Quantity, object? Options);

[ApiController]
[Route("api/basket")]
public sealed class BasketController : ControllerBase
{
    [HttpPut]
    public async Task<IActionResult> Import()
    {
        using var reader = new StreamReader(Request.Body);
        var json = await reader.ReadToEndAsync();
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None, MaxDepth = 8 };
        var lines = JsonConvert.DeserializeObject<List<BasketLine>>(json, settings);
        return lines is null ? BadRequest() : Ok(lines.Count);
    }
}
