using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Archive.Export;

public class ExportMiddleware
{
    private readonly RequestDelegate _next;

    public ExportMiddleware(RequestDelegate next)
    {
        _next = next;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        string folder = context.Request.Headers["X-Export-Folder"].ToString();
        if (folder.Length == 0)
        {
            await _next(context);
            return;
        }
        if (!int.TryParse(folder, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            context.Response.StatusCode = 400;
            return;
        }
        string source = "D:\\exports\\" + number.ToString(CultureInfo.InvariantCulture);
        string script = "Compress-Archive -Path " + source + " -DestinationPath D:\\out\\export.zip -Force";
        Process? process = Process.Start("powershell.exe", "-NoProfile -Command " + script);
        if (process != null)
        {
            await process.WaitForExitAsync();
        }
        context.Response.StatusCode = 202;
    }
}
