using System;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Site.Profiles;

public static class ProfileEndpoints
{
    public static WebApplication UseProfiles(this WebApplication app)
    {
        app.MapGet("/profile-card", (HttpContext context) =>
        {
            string nick = context.Request.Query["nick"].ToString();
            var title = nick.Replace("<", "&lt;").Replace(">", "&gt;");
            var link = "/u/" + Uri.EscapeDataString(nick);
            var card = $"<a class='card' href='{link}' title='{title}'>profile</a>";
            return Results.Text(card, "text/html");
        });
        return app;
    }
}
