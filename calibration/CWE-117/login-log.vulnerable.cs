using System;
using System.IO;
using Microsoft.AspNetCore.Mvc;

namespace Portal.LoginLog;

public class LoginController : Controller
{
    [HttpPost("/login/failed")]
    [ValidateAntiForgeryToken]
    public IActionResult Failed([FromForm] string userName)
    {
        var name = userName.Trim('\r', '\n', ' ');
        System.IO.File.AppendAllText(
            "/var/log/portal/login.log",
            $"{DateTime.UtcNow:O} failed login of {name}{Environment.NewLine}");
        return RedirectToAction("Index");
    }
}
