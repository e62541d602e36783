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
    private static readonly byte[] SigningKey = Encoding.UTF8.GetBytes("f4brik4m-token-signing-key-2021!");

    public string Sign(string payload)
    {
        using var hmac = new HMACSHA256(SigningKey);
        var text = options.Value.Issuer + "|" + payload;
        var mac = hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
        return payload + "." + Convert.ToBase64String(mac);
    }
}
