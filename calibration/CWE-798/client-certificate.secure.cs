using System;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace Tax.Client;

public sealed class TaxClientFactory
{
    private readonly Func<string> _password;

    public TaxClientFactory(Func<string> password) => _password = password;

    public HttpClient Create(string keyFile)
    {
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(keyFile, _password());
        var handler = new HttpClientHandler();
        handler.ClientCertificates.Add(certificate);
        return new HttpClient(handler)
        {
            BaseAddress = new Uri("https://tax.example/declarations/"),
            Timeout = TimeSpan.FromMinutes(1),
        };
    }
}
