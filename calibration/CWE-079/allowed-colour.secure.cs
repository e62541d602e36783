using System;
using System.Linq;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Samples;

public class SampleController : Controller
{
    private static readonly string[] Colours = { "red", "green", "blue", "black" };

    [HttpGet("/sample")]
    public IActionResult Sample(string colour)
    {
        string? known = Colours.FirstOrDefault(c => string.Equals(c, colour, StringComparison.OrdinalIgnoreCase));
        if (known == null)
        {
            return NotFound();
        }
        return Content("<div style=\"background:" + known + "\">" + known + "</div>", "text/html");
    }
}
