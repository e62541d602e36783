using System;
using System.Security.Cryptography;
using System.Text;

namespace Accounts.Passwords;

public static class PasswordHash
{
    public static string Create(string password)
    {
        var bytes = Encoding.UTF8.GetBytes(password);
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(bytes, salt, 210_000, HashAlgorithmName.SHA512, 32);
        return Convert.ToBase64String(salt) + ":" + Convert.ToBase64String(hash);
    }
}
