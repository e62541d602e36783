using System;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ops.Restart;

public sealed record RestartRequest(int Index, string Service);

public static class RestartApi
{
    private static readonly string[] Services = ["nginx", "redis", "queue-worker"];

    public static void Add(WebApplication app)
    {
        app.MapPost("/restart", (RestartRequest body) =>
        {
            if (body.Index < 0 || body.Index >= Services.Length)
            {
                return Results.BadRequest();
            }
            var name = string.IsNullOrEmpty(body.Service) ? Services[body.Index] : body.Service;
            var command = "systemctl restart " + name + " && logger restarted";
            var process = Process.Start("/bin/sh", new[] { "-c", command });
            process?.WaitForExit(TimeSpan.FromSeconds(20));
            return Results.Accepted();
        }).RequireAuthorization();
    }
}
