using System;
using Microsoft.AspNetCore.Mvc;

namespace Portal.Logout;

[Route("logout")]
public sealed class LogoutController : Controller
{
    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Logout([FromForm] string? next)
    {
        HttpContext.Session.Clear();
        return After(next);
    }

    private IActionResult After(string? next) => next switch
    {
        "shop" => RedirectToAction("Index", "Shop"),
        "help" => Redirect("https://help.contoso.example/after-logout"),
        _ => LocalRedirect("~/"),
    };
}
