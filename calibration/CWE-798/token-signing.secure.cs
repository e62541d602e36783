using System;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Auth.Signing;

public sealed class SigningOptions
{
    public string Key { get; set; } = "";
    public string Issuer { get; set; } = "https://id.fabrikam.example";
}

public sealed class TokenSigner(IOptions<SigningOptions> options)
{
    public string Sign(string payload)
    {
        var key = Convert.FromBase64String(options.Value.Key);
        if (key.Length < 32)
        {
            throw new InvalidOperationException("the signing key needs at least 32 bytes");
        }
        using var hmac = new HMACSHA256(key);
        var text = options.Value.Issuer + "|" + payload;
        var mac = hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
        return payload + "." + Convert.ToBase64String(mac);
    }
}
