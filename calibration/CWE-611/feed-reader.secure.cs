using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Hosting;

namespace News.Feeds;

public sealed class FeedWorker(HttpClient client) : BackgroundService
{
    private static readonly XmlReaderSettings Settings = new()
    {
        IgnoreComments = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await using var stream = await client.GetStreamAsync("https://feeds.example/all.xml", stoppingToken);
            using var reader = XmlReader.Create(stream, Settings);
            var feed = XDocument.Load(reader);
            Console.WriteLine(feed.Root?.Element("title")?.Value);
            await Task.Delay(TimeSpan.FromMinutes(30), stoppingToken);
        }
    }
}
