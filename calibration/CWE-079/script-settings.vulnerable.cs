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
        var script = new HtmlString("<script>window.settings = { theme: '" + theme + "', lang: 'en' };</script>");
        return new HtmlContentViewComponentResult(script);
    }
}
