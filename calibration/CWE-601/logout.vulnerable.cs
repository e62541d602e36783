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

    private IActionResult After(string? next)
    {
        var target = next ?? "/";
        return new RedirectResult(target, permanent: false);
    }
}
