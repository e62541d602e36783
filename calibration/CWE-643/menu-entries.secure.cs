using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using System.Xml.XPath;
using Microsoft.AspNetCore.Http;

namespace Site.Menus;

public sealed class MenuMiddleware(RequestDelegate next, XDocument menu)
{
    public Task InvokeAsync(HttpContext context)
    {
        var section = context.Request.Cookies["section"] ?? "1";
        if (!byte.TryParse(section, out var index))
        {
            index = 1;
        }
        var path = $"/menu/section[{index}]/entry[@public='1']";
        context.Items["menu"] = menu.XPathSelectElements(path).Select(e => e.Value).ToArray();
        return next(context);
    }
}
