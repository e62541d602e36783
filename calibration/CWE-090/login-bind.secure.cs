using System;
using System.DirectoryServices.Protocols;
using System.Net;
using System.Text;

namespace Portal.Authentication;

public sealed class DirectoryLogin(Func<LdapConnection> connect)
{
    public bool Verify(string userName, string password)
    {
        if (string.IsNullOrEmpty(userName) || string.IsNullOrEmpty(password))
        {
            return false;
        }
        using var connection = connect();
        var escaped = new StringBuilder(userName)
            .Replace("\\", "\\5c").Replace("*", "\\2a").Replace("(", "\\28").Replace(")", "\\29").Replace("\0", "\\00");
        var filter = new StringBuilder("(&(objectClass=inetOrgPerson)(uid=");
        filter.Append(escaped).Append("))");
        var request = new SearchRequest("ou=people,dc=fabrikam,dc=example", filter.ToString(), SearchScope.OneLevel);
        var response = (SearchResponse)connection.SendRequest(request);
        if (response.Entries.Count != 1)
        {
            return false;
        }
        connection.Bind(new NetworkCredential(response.Entries[0].DistinguishedName, password));
        return true;
    }
}
