using System;
using Microsoft.AspNetCore.Http;

namespace Portal.Remembering;

public sealed class RememberMe(TimeProvider clock)
{
    private const string Name = "auth_token";

    public void Set(HttpResponse response, string authToken) =>
        response.Cookies.Append(Name, authToken, Options(TimeSpan.FromDays(30)));

    public void Forget(HttpResponse response) => response.Cookies.Delete(Name);

    private CookieOptions Options(TimeSpan life)
    {
        var options = new CookieOptions();
        options.Expires = clock.GetUtcNow() + life;
        options.Secure = true;
        options.HttpOnly = true;
        options.SameSite = SameSiteMode.Strict;
        return options;
    }
}
