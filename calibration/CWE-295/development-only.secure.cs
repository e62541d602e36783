using System.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orders.Gateway;

public static class GatewayStartup
{
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient("gateway").ConfigurePrimaryHttpMessageHandler(() =>
        {
            var handler = new HttpClientHandler { UseCookies = false };
            if (builder.Environment.IsDevelopment() && builder.Configuration["Gateway:Thumbprint"] is { } pinned)
            {
                handler.ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
                    certificate is not null && certificate.Thumbprint == pinned;
            }
            return handler;
        });
    }
}
