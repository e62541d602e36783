using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Links.Forwarding;

public static class ForwardingApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/forward", Results<RedirectHttpResult, BadRequest> (string to) =>
            IsGood(to) ? TypedResults.Redirect(to) : TypedResults.BadRequest());

        static bool IsGood(string to) =>
            Uri.TryCreate(to, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || uri.Scheme == "http");
    }
}
