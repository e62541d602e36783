using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.UserFile;

public sealed class UserFileController : Controller
{
    [HttpPost("/users/enter")]
    [ValidateAntiForgeryToken]
    public IActionResult Enter([FromForm] int number)
    {
        var users = new XmlDocument();
        users.Load("/srv/intranet/users.xml");
        var user = users.SelectSingleNode($"/users/user[@number='{number}' and @guest='true']");
        if (user is null)
        {
            return Unauthorized();
        }
        HttpContext.Session.SetString("user", user.Attributes!["number"]!.Value);
        return RedirectToAction("Index", "Home");
    }
}
