using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;

namespace Site.Settings;

public class SettingsViewComponent : ViewComponent
{
    public IViewComponentResult Invoke()
    {
        var theme = HttpContext.Request.Cookies["theme"] ?? "light";
        var settings = JsonSerializer.Serialize(new { theme, lang = "en" });
        var script = new HtmlString("<script>window.settings = " + settings + ";</script>");
        return new HtmlContentViewComponentResult(script);
    }
}
