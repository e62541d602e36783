using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Media.Resizing;

public sealed class ResizeRequest
{
    [Required]
    public string Image { get; set; } = "";

    [Range(1, 4096)]
    public int Width { get; set; }

    [Range(1, 4096)]
    public int Height { get; set; }
}

[ApiController]
[Route("api/resize")]
public sealed class ResizeController : ControllerBase
{
    [HttpPost]
    public IActionResult Resize(ResizeRequest request)
    {
        var pixels = new byte[request.Width * request.Height * 4];
        for (var i = 3; i < pixels.Length; i += 4)
        {
            pixels[i] = 255;
        }
        return File(pixels, "application/octet-stream", request.Image + ".rgba");
    }
}
