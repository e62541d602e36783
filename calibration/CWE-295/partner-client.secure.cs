using System;
using System.Net.Http;
using System.Net.Security;
using System.Threading.Tasks;

namespace Partner.Client;

public sealed class PartnerClient : IDisposable
{
    private readonly HttpClient _client;

    public PartnerClient(Uri address, string thumbprint)
    {
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, errors) =>
                errors == SslPolicyErrors.None
                && string.Equals(certificate?.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase),
        };
        _client = new HttpClient(handler) { BaseAddress = address };
    }

    public Task<string> PricesAsync() => _client.GetStringAsync("prices");

    public void Dispose() => _client.Dispose();
}
