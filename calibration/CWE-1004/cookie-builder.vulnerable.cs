using System;
using Microsoft.AspNetCore.Http;

namespace Portal.Builders;

public sealed class SessionCookie
{
    private readonly CookieBuilder _cookie = new()
    {
        Name = "sid",
        HttpOnly = false,
        SameSite = SameSiteMode.Lax,
        SecurePolicy = CookieSecurePolicy.Always,
        MaxAge = TimeSpan.FromHours(1),
    };

    public void Write(HttpContext context, Guid session) =>
        context.Response.Cookies.Append(_cookie.Name!, session.ToString("N"), _cookie.Build(context));
}
