using System;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace Tax.Client;

public sealed class TaxClientFactory
{
    public HttpClient Create(string keyFile)
    {
        const string keyPass = "elster-2022-Q3";
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(keyFile, keyPass);
        var handler = new HttpClientHandler();
        handler.ClientCertificates.Add(certificate);
        return new HttpClient(handler)
        {
            BaseAddress = new Uri("https://tax.example/declarations/"),
            Timeout = TimeSpan.FromMinutes(1),
        };
    }
}
