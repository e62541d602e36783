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
        using var aes = Aes.Create();
        aes.Key = key;
        var masked = aes.EncryptEcb(record, PaddingMode.PKCS7);
        return Convert.ToHexString(masked);
    }
}
