using System;
using System.IO;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ops.LogViewer;

public static class LogEndpoints
{
    private const string LogFolder = "/var/log/shop";

    public static void MapLogs(this IEndpointRouteBuilder routes) => routes.MapGet("/logs", Show);

    private static Results<ContentHttpResult, NotFound> Show(string name, int lines = 100)
    {
        var file = LogFolder + "/" + name;
        if (!name.EndsWith(".log", StringComparison.Ordinal))
        {
            return TypedResults.NotFound();
        }
        var tail = File.ReadLines(file).TakeLast(Math.Clamp(lines, 1, 1000));
        return TypedResults.Text(string.Join('\n', tail));
    }
}
