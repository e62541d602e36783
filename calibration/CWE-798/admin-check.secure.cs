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
        var salt = Convert.FromHexString(_configuration["Admin:Salt"]!);
        var expected = Convert.FromHexString(_configuration["Admin:Hash"]!);
        var actual = Rfc2898DeriveBytes.Pbkdf2(password, salt, 210_000, HashAlgorithmName.SHA512, expected.Length);
        if (user != _configuration["Admin:User"] || !CryptographicOperations.FixedTimeEquals(actual, expected))
        {
            return Unauthorized();
        }
        HttpContext.Session.Set("admin", [1]);
        return RedirectToAction("Index", "Dashboard");
    }
}
