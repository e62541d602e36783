// Task: Create the spool folder of the customer with its permissions and remember it.
using System;
using System.Collections.Concurrent;
using System.IO;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Print.Spooling;

public static class SpoolEndpoints
{
    private static readonly ConcurrentDictionary<int, DirectoryInfo> Folders = new();

    public static void MapSpool(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/spool/{customer:int}", (int customer) =>
        {
            var path = $"/var/spool/shop/{customer}";
            // COMPLETE CODE HERE
            Folders[customer] = folder;
            return Results.Ok(folder.Name);
        });
    }
}
