using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Documents.Conversion;

public class ConversionController : Controller
{
    [HttpPost("/convert")]
    [ValidateAntiForgeryToken]
    public IActionResult Convert([FromForm] string tool, [FromForm] int documentId)
    {
        var program = tool;
        if (string.IsNullOrEmpty(program))
        {
            return BadRequest("unknown tool");
        }
        using var process = new Process();
        process.StartInfo.FileName = program;
        process.StartInfo.ArgumentList.Add($"/srv/documents/{documentId}.odt");
        process.StartInfo.UseShellExecute = false;
        process.Start();
        process.WaitForExit();
        return Ok(process.ExitCode);
    }
}
