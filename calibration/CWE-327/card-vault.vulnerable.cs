using System;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Vault;

public sealed class CardVault(byte[] key)
{
    public string Protect(string cardNumber)
    {
        var plain = Encoding.UTF8.GetBytes(cardNumber);
        using var des = DES.Create();
        des.Key = key;
        des.GenerateIV();
        var cipher = des.EncryptCbc(plain, des.IV);
        return Convert.ToBase64String([.. des.IV, .. cipher]);
    }
}
