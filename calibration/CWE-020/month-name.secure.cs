using Microsoft.AspNetCore.Mvc;

namespace Calendar.Months;

[Route("months")]
public sealed class MonthsController : Controller
{
    private static readonly string[] Names =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    [HttpGet("name")]
    public IActionResult Name([FromQuery] int month)
    {
        if (month < 1 || month > Names.Length)
        {
            return BadRequest("month must lie between 1 and 12");
        }
        var name = Names[month - 1];
        return Ok(new { month, name });
    }
}
