using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Ops.Reachability;

[Route("reachability")]
public class ReachabilityController : Controller
{
    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Check([FromForm] string target)
    {
        const string script = "nc -z -w 3 -- \"$TARGET\" 443 && echo open";
        var start = new ProcessStartInfo("/bin/sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        start.Environment["TARGET"] = target;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var open = process.StandardOutput.ReadToEnd().Contains("open");
        process.WaitForExit();
        return Json(new { open });
    }
}
