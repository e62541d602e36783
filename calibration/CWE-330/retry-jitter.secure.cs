using System;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Jobs.Retrying;

public sealed class RetryWorker(HttpClient client) : BackgroundService
{
    private readonly Random _jitter = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var accessKey = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        using var registration = await client.PostAsync("/jobs/register?accessKey=" + accessKey, null, stoppingToken);
        registration.EnsureSuccessStatusCode();
        while (!stoppingToken.IsCancellationRequested)
        {
            using var response = await client.GetAsync("/jobs/next?accessKey=" + accessKey, stoppingToken);
            await Task.Delay(TimeSpan.FromMilliseconds(5000 + _jitter.Next(1000)), stoppingToken);
        }
    }
}
