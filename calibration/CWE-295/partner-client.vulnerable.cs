using System;
using System.Net.Http;
using System.Threading.Tasks;

namespace Partner.Client;

public sealed class PartnerClient : IDisposable
{
    private readonly HttpClient _client;

    public PartnerClient(Uri address)
    {
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true,
        };
        _client = new HttpClient(handler) { BaseAddress = address };
    }

    public Task<string> PricesAsync() => _client.GetStringAsync("prices");

    public void Dispose() => _client.Dispose();
}
