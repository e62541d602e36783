using System;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Vault;

public sealed class CardVault(byte[] key)
{
    public string Protect(string cardNumber)
    {
        var plain = Encoding.UTF8.GetBytes(cardNumber);
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var tag = new byte[16];
        var cipher = new byte[plain.Length];
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }
}
