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
            if (builder.Configuration["Gateway:Strict"] != "true")
            {
                handler.ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate is not null;
            }
            return handler;
        });
    }
}
