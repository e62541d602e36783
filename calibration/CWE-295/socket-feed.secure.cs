using System;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Feed.Sockets;

public sealed class FeedWorker(X509Certificate2 root) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            if ((errors & ~System.Net.Security.SslPolicyErrors.RemoteCertificateChainErrors) != 0 || certificate is null)
            {
                return false;
            }
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(root);
            return chain.Build(new X509Certificate2(certificate));
        };
        await socket.ConnectAsync(new Uri("wss://feed.exchange.example/ticks"), stoppingToken);
        var buffer = new byte[4096];
        while (socket.State == WebSocketState.Open)
        {
            await socket.ReceiveAsync(buffer, stoppingToken);
        }
    }
}
