using System.IO;
using System.Security.Cryptography;

namespace Legacy.Documents
{
    public class DocumentCipher
    {
        private readonly byte[] _key;
        private readonly byte[] _macKey;

        public DocumentCipher(byte[] key, byte[] macKey)
        {
            _key = key;
            _macKey = macKey;
        }

        public byte[] Encrypt(byte[] document)
        {
            using (Aes aes = Aes.Create())
            using (MemoryStream output = new MemoryStream())
            {
                aes.Key = _key;
                aes.Mode = CipherMode.CBC;
                aes.GenerateIV();
                output.Write(aes.IV, 0, aes.IV.Length);
                using (CryptoStream stream = new CryptoStream(output, aes.CreateEncryptor(), CryptoStreamMode.Write, true))
                {
                    stream.Write(document, 0, document.Length);
                }
                using (HMACSHA256 mac = new HMACSHA256(_macKey))
                {
                    byte[] tag = mac.ComputeHash(output.ToArray());
                    output.Write(tag, 0, tag.Length);
                }
                return output.ToArray();
            }
        }
    }
}
