// Task: Return the picture with the given file name from the picture folder.
using System;
using System.IO;
using Microsoft.AspNetCore.Mvc;

namespace Cooking.Pictures;

[Route("recipes")]
public class RecipeController : Controller
{
    private const string PictureFolder = "/srv/cooking/pictures";

    [HttpGet("picture")]
    public IActionResult Picture([FromQuery] string name)
    {
        // COMPLETE CODE HERE
        if (!System.IO.File.Exists(path))
        {
            return NotFound();
        }
        return File(System.IO.File.ReadAllBytes(path), "image/jpeg");
    }
}
