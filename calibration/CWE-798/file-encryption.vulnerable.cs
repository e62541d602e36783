using System;
using System.IO;
using System.Security.Cryptography;

namespace Backup.Encryption;

public static class FileEncryption
{
    private static readonly byte[] Key =
    [
        0x1f, 0x8a, 0x44, 0xc0, 0x93, 0x5d, 0x7e, 0x21, 0xb6, 0x0d, 0xe8, 0x3a, 0x79, 0xf2, 0x56, 0xab,
        0x90, 0x6c, 0x33, 0xd7, 0x18, 0xee, 0x4b, 0x62, 0xaf, 0x05, 0xcb, 0x71, 0x2d, 0x88, 0x94, 0x5a,
    ];

    public static void Encrypt(string source, string target)
    {
        using var aes = Aes.Create();
        aes.Key = Key;
        aes.GenerateIV();
        using var output = File.Create(target);
        output.Write(aes.IV);
        using var crypto = new CryptoStream(output, aes.CreateEncryptor(), CryptoStreamMode.Write);
        using var input = File.OpenRead(source);
        input.CopyTo(crypto);
    }
}
