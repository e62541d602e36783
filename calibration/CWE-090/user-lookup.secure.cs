using System.DirectoryServices.Protocols;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Staff.Lookup;

[Route("directory")]
public sealed class DirectoryController(LdapConnection connection) : Controller
{
    [HttpGet("user")]
    public IActionResult Find([FromQuery] string account)
    {
        var filter = $"(&(objectClass=user)(sAMAccountName={Escape(account)}))";
        var request = new SearchRequest("OU=Staff,DC=contoso,DC=example", filter, SearchScope.Subtree, "displayName");
        var response = (SearchResponse)connection.SendRequest(request);
        return response.Entries.Count == 1
            ? Ok(response.Entries[0].Attributes["displayName"][0])
            : NotFound();
    }

    private static string Escape(string value)
    {
        var escaped = new StringBuilder();
        foreach (var c in value)
        {
            if (c is '\\' or '*' or '(' or ')' or '\0')
            {
                escaped.Append('\\').Append(((int)c).ToString("x2"));
            }
            else
            {
                escaped.Append(c);
            }
        }
        return escaped.ToString();
    }
}
