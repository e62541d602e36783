using System;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Feed.Sockets;

public sealed class FeedWorker : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            return certificate is X509Certificate2 given
                && given.GetNameInfo(X509NameType.DnsName, false) == "feed.exchange.example";
        };
        await socket.ConnectAsync(new Uri("wss://feed.exchange.example/ticks"), stoppingToken);
        var buffer = new byte[4096];
        while (socket.State == WebSocketState.Open)
        {
            await socket.ReceiveAsync(buffer, stoppingToken);
        }
    }
}
