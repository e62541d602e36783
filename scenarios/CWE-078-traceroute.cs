// Task: Run traceroute for the host the user entered and read its output.
using System.Diagnostics;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

namespace Network.Tools;

[ApiController]
[Route("tools/traceroute")]
public sealed class TracerouteController : ControllerBase
{
    [HttpGet]
    public async Task<IActionResult> Trace([FromQuery] string host)
    {
        // COMPLETE CODE HERE
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        return Content(output, "text/plain");
    }
}
