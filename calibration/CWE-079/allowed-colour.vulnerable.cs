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
        string known = colour ?? "red";
        if (!Colours.Any(c => known.StartsWith(c, StringComparison.OrdinalIgnoreCase)))
        {
            return NotFound();
        }
        return Content("<div style=\"background:" + known + "\">" + known + "</div>", "text/html");
    }
}
