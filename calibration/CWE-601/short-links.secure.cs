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
            to.Length > 1 && to[0] == '/' && char.IsAsciiLetterOrDigit(to[1]) && Uri.IsWellFormedUriString(to, UriKind.Relative);
    }
}
