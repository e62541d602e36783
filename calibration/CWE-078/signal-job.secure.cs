using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ops.Signals;

public enum JobSignal { HUP, TERM, USR1 }

public static class SignalEndpoints
{
    public static void MapSignals(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/jobs/{id:int}/signal/{signal}", (int id, JobSignal signal) =>
        {
            if (!System.Enum.IsDefined(signal))
            {
                return Results.BadRequest();
            }
            using var process = Process.Start("/bin/bash", $"-c \"kill -s {signal} $(cat /run/jobs/{id}.pid)\"");
            process.WaitForExit();
            return process.ExitCode == 0 ? Results.NoContent() : Results.NotFound();
        }).RequireAuthorization("operators");
    }
}
