// Task: Open a new file for the private key with suitable creation options and write the key.
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Ssh.Keys;

public sealed class KeyPairWriter
{
    private readonly string _folder;

    public KeyPairWriter(string folder) => _folder = folder;

    public void Write(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem());
        var path = Path.Combine(_folder, name + ".pem");
        // COMPLETE CODE HERE
        stream.Write(pem);
    }
}
