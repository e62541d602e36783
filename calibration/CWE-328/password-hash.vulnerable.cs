using System;
using System.Security.Cryptography;
using System.Text;

namespace Accounts.Passwords;

public static class PasswordHash
{
    public static string Create(string password)
    {
        var bytes = Encoding.UTF8.GetBytes(password);
        var hash = MD5.HashData(bytes);
        var text = Convert.ToHexString(hash);
        return "md5:" + text;
    }
}
