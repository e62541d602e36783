using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Tools.HeaderTable;

public sealed class HeaderTable(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path != "/debug/query")
        {
            await next(context);
            return;
        }
        var rows = string.Concat(context.Request.Query.Select(q => Row(q.Key, q.Value.ToString())));
        var bytes = Encoding.UTF8.GetBytes("<table>" + rows + "</table>");
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.Body.WriteAsync(bytes);

        static string Row(string key, string value) =>
            $"<tr><td>{WebUtility.HtmlEncode(key)}</td><td>{WebUtility.HtmlEncode(value)}</td></tr>";
    }
}
