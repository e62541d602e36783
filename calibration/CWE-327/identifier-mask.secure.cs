using System;
using System.Security.Cryptography;

namespace Customers.Masking;

public static class RecordMask
{
    public static string Mask(ReadOnlySpan<byte> record, byte[] key)
    {
        if (key.Length != 32)
        {
            throw new ArgumentException("the key has 32 bytes", nameof(key));
        }
        var nonce = RandomNumberGenerator.GetBytes(12);
        var tag = new byte[16];
        var masked = new byte[record.Length];
        using var aes = new AesCcm(key);
        aes.Encrypt(nonce, record, masked, tag);
        return Convert.ToHexString(nonce) + Convert.ToHexString(tag) + Convert.ToHexString(masked);
    }
}
