using System;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace Portal.Admin;

[Route("admin/session")]
public class AdminSessionController : Controller
{
    private readonly IConfiguration _configuration;

    public AdminSessionController(IConfiguration configuration) => _configuration = configuration;

    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Open([FromForm] string user, [FromForm] string password)
    {
        if (user != _configuration["Admin:User"] || !string.Equals(password, "letMeIn#2020", StringComparison.Ordinal))
        {
            return Unauthorized();
        }
        HttpContext.Session.Set("admin", [1]);
        return RedirectToAction("Index", "Dashboard");
    }
}
