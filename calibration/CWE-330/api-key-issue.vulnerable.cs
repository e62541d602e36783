using System;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Partner.KeyIssue;

public static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes, Action<int, string> store)
    {
        routes.MapPost("/partners/{partner:int}/key", async (int partner) =>
        {
            var bytes = new byte[32];
            Random.Shared.NextBytes(bytes);
            await Task.Delay(100);
            var key = Convert.ToHexString(SHA256.HashData(bytes));
            store(partner, key);
            return Results.Ok(new { partner, key });
        }).RequireAuthorization();
    }
}
