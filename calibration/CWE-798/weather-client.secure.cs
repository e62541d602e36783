using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Weather.Proxy;

public static class WeatherApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/weather/{station:int}", async (int station, IHttpClientFactory clients, IConfiguration settings) =>
        {
            using var client = clients.CreateClient("weather");
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"https://api.weather.example/v2/stations/{station}");
            request.Headers.Add("X-Api-Key", settings["Weather:ApiKey"]);
            request.Headers.Add("Accept-Language", settings["Weather:Language"] ?? "en");
            using var response = await client.SendAsync(request);
            return Results.Text(await response.Content.ReadAsStringAsync(), "application/json");
        });
    }
}
