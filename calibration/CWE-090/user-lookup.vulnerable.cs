using System.DirectoryServices.Protocols;
using Microsoft.AspNetCore.Mvc;

namespace Staff.Lookup;

[Route("directory")]
public sealed class DirectoryController(LdapConnection connection) : Controller
{
    [HttpGet("user")]
    public IActionResult Find([FromQuery] string account)
    {
        var filter = $"(&(objectClass=user)(sAMAccountName={account}))";
        var request = new SearchRequest("OU=Staff,DC=contoso,DC=example", filter, SearchScope.Subtree, "displayName");
        var response = (SearchResponse)connection.SendRequest(request);
        return response.Entries.Count == 1
            ? Ok(response.Entries[0].Attributes["displayName"][0])
            : NotFound();
    }
}
