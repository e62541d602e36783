using System;
using System.DirectoryServices.Protocols;
using System.Net;

namespace Ldap.Export;

public sealed class DirectoryExport
{
    private const string ServiceAccount = "CN=export,OU=Services,DC=fabrikam,DC=example";

    public int Run()
    {
        Console.Write("Password: ");
        var password = Console.ReadLine() ?? "";
        using var connection = Bind(ServiceAccount, password);
        var request = new SearchRequest("DC=fabrikam,DC=example", "(objectClass=person)", SearchScope.Subtree, "cn");
        var response = (SearchResponse)connection.SendRequest(request);
        return response.Entries.Count;
    }

    private static LdapConnection Bind(string account, string password)
    {
        var identifier = new LdapDirectoryIdentifier("ldap.fabrikam.example", 636);
        var connection = new LdapConnection(identifier, new NetworkCredential(account, password), AuthType.Basic);
        connection.SessionOptions.SecureSocketLayer = true;
        connection.Bind();
        return connection;
    }
}
