using System;
using System.DirectoryServices.Protocols;
using System.Linq;
using System.Security.Claims;

namespace Intranet.OwnEntry;

public sealed class OwnEntryReader
{
    private readonly LdapConnection _connection;

    public OwnEntryReader(LdapConnection connection) => _connection = connection;

    public string? ReadRoom(ClaimsPrincipal user)
    {
        var nick = user.FindFirstValue("nickname") ?? throw new InvalidOperationException();
        var parts = new[] { "(displayName=", nick, ")" };
        var filter = string.Concat(parts.AsEnumerable());
        var request = new SearchRequest("DC=contoso,DC=example", filter, SearchScope.Subtree, "roomNumber");
        var response = (SearchResponse)_connection.SendRequest(request);
        return response.Entries.Count == 0 ? null : (string?)response.Entries[0].Attributes["roomNumber"]?[0];
    }
}
