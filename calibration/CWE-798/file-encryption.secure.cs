using System;
using System.IO;
using System.Security.Cryptography;

namespace Backup.Encryption;

public static class FileEncryption
{
    public static void Encrypt(string source, string target)
    {
        var keyFile = Environment.GetEnvironmentVariable("BACKUP_KEY_FILE")
            ?? throw new InvalidOperationException("BACKUP_KEY_FILE is not set");
        using var aes = Aes.Create();
        aes.Key = File.ReadAllBytes(keyFile);
        aes.GenerateIV();
        using var output = File.Create(target);
        output.Write(aes.IV);
        using var crypto = new CryptoStream(output, aes.CreateEncryptor(), CryptoStreamMode.Write);
        using var input = File.OpenRead(source);
        input.CopyTo(crypto);
    }
}
