using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Events.Callbacks;

public sealed record Callback(string Host, string Tenant, string Body);

public sealed class CallbackWorker(ChannelReader<Callback> callbacks, HttpClient client) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var callback in callbacks.ReadAllAsync(stoppingToken))
        {
            var address = new UriBuilder(Uri.UriSchemeHttps, "callbacks.contoso.example");
            address.Host = callback.Host;
            address.Path = "/tenants/" + Uri.EscapeDataString(callback.Tenant);
            using var request = new HttpRequestMessage(HttpMethod.Post, address.Uri);
            request.Content = new StringContent(callback.Body);
            using var answer = await client.SendAsync(request, stoppingToken);
            Console.WriteLine((int)answer.StatusCode);
        }
    }
}
