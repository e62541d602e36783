using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Site.Languages;

public static class LanguageEndpoints
{
    public static void MapLanguages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/language/{code:length(2)}", (string code, string back, HttpResponse response) =>
        {
            response.Cookies.Append("language", code, new CookieOptions { HttpOnly = true, Secure = true });
            return back.StartsWith('/') ? Results.Redirect(back) : Results.Redirect("/");
        });
    }
}
