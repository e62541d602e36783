using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Newtonsoft.Json.Linq;

namespace Jobs.Payloads;

public sealed record MailJob(string To);

public sealed record CleanJob(int Days);

public sealed class JobWorker(ChannelReader<string> jobs) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var text in jobs.ReadAllAsync(stoppingToken))
        {
            var job = JObject.Parse(text);
            var kind = (string?)job["kind"] ?? "";
            var type = Type.GetType(kind, throwOnError: true)!;
            var payload = job["payload"]!.ToObject(type);
            Console.WriteLine(payload);
        }
    }
}
