using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Documents.Conversion;

public class ConversionController : Controller
{
    [HttpPost("/convert")]
    [ValidateAntiForgeryToken]
    public IActionResult Convert([FromForm] string tool, [FromForm] int documentId)
    {
        string program;
        switch (tool)
        {
            case "pdf":
                program = "/opt/tools/topdf";
                break;
            case "text":
                program = "/opt/tools/totext";
                break;
            default:
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
