using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Site.Tracing;

public sealed class TraceMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Query["from"].ToString();
        Trace.WriteLine(string.Format("visit from {0} ({1})", Clean(path), context.Connection.RemoteIpAddress));
        return next(context);
    }

    private static string Clean(string text) =>
        new(text.Where(c => c != '\r').Take(200).ToArray());
}
