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
        var name = Names[month - 1];
        return Ok(new { month, name });
    }
}
